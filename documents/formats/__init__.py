"""Files of any format to lines."""
