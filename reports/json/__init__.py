"""The JSON that policydiff prints."""
