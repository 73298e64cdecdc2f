"""What is known of policy language: lexicons by concept, their loader, and views of them."""
