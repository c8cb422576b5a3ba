"""`cardscan completion`: let the shell finish commands, options and file names."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

WHERE = {
    "bash": "cardscan completion bash > ~/.local/share/bash-completion/completions/cardscan",
    "zsh": "cardscan completion zsh > ~/.zfunc/_cardscan   (~/.zfunc in fpath before compinit)",
    "fish": "cardscan completion fish > ~/.config/fish/completions/cardscan.fish",
}


@click.command(
    "completion",
    epilog="\b\nWhere it goes (make the folder first):\n" + "\n".join(f"  {line}" for line in WHERE.values()),
)
@click.argument("shell", type=click.Choice(tuple(WHERE)))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """Print the completion script of a shell."""
    kind = get_completion_class(shell)
    assert kind is not None
    click.echo(kind(ctx.find_root().command, {}, "cardscan", "_CARDSCAN_COMPLETE").source())
