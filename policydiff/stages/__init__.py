"""The stages of the work, one folder each. A stage imports only those before it.

support → knowledge → documents → targets → align → compare → corpus → reports

The folders stand at the top of the repository; the links here make them one package for editors
and type checkers.
"""
