"""The stages of the work, one folder each. A stage imports only those before it.

support → knowledge → documents → targets → align → compare → corpus → reports

The folders stand at the top of the repository; the links here make them one package for editors
and type checkers. A checkout on a file system without links has small files
in their place, and the stages are found at the top.
"""

from pathlib import Path

if not Path(__file__).with_name("support").is_dir():
    __path__.append(str(Path(__file__).parents[2]))
