"""The stages of the work, one folder each; a stage imports only those above it in the list.

support → documents → targets → align → compare → corpus → reports. The folders stand at the top of
the repository; the links here make them one package for editors and type checkers.
"""
