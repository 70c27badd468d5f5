"""What Word templates are made of: pages to GB/T 9704, tables, small marks; and how a template is filled."""
