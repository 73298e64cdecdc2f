"""Groups of words around quantities: what stands in brackets beside one."""
