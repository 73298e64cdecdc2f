"""The command `learn`: weights of links out of a user's decisions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from policydiff import api
from policydiff.cli.console import a_file, keep_apart, say
from policydiff.cli.options import Files, Lexicon, Meta, Quiet, reads_many
from policydiff.reading import USUAL, ReadOptions
from policydiff.stages.support import progress

if TYPE_CHECKING:
    from policydiff.stages.align.learning.refit import Refit


@reads_many
def learn(
    files: Files,
    decisions: Annotated[
        Path,
        typer.Option(
            metavar="FILE.csv", help="Your verdicts on pairs of clauses: base, other, verdict."
        ),
    ],
    output: Annotated[
        Path,
        typer.Option(
            "-o", "--output", metavar="FILE.json", callback=a_file, help="File for the weights."
        ),
    ],
    meta: Meta = None,
    lexicon: Lexicon = None,
    quiet: Quiet = False,
    reading: ReadOptions = USUAL,
) -> None:
    """Learn from your decisions how links are to be scored.

    It needs 30 decisions at least, and tells what is gained on decisions that were left out.

    Example: policydiff learn plans/*.txt --decisions decisions.csv -o weights.json
    """
    keep_apart((*files, decisions, meta, lexicon), (output,))
    with progress.shown(quiet=quiet) as tell:
        found = api.learn(
            files, decisions, output, meta=meta, lexicon=lexicon, reading=reading, tell=tell
        )
    say(learned_summary(found), output)


def learned_summary(found: Refit) -> str:
    """What was learned from, and what it gains, in a few lines."""
    other = found.verdicts - found.same - found.related
    rows = [
        ("log loss, same", found.before.log_loss, found.after.log_loss),
        ("F1, same", found.before.f1, found.after.f1),
        ("log loss, same or related", found.before.related_log_loss, found.after.related_log_loss),
    ]
    left_out = "pairs of documents" if found.by_documents else "clauses"
    return "\n".join(
        [
            f"{found.verdicts} decisions on {found.documents} pairs of documents: "
            f"{found.same} same, {found.related} related, {other} no",
            f"On decisions left out, {left_out} in {found.folds} folds: shipped → learned",
            *(f"  {name}: {before:.3f} → {after:.3f}" for name, before, after in rows),
            "Links of these documents' kind are scored better with --weights."
            if found.gains
            else "Nothing is gained: the shipped weights do as well on decisions left out.",
        ]
    )
