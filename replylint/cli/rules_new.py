"""`replylint rules new`: a rule to start from."""

import os
import re

import click

from replylint.cli.run import Runner, short
from replylint.errors import ReplylintError
from replylint.settings import Section

DEFAULT_FOLDER = "rules"

_EPILOG = """\b
Examples:
  replylint rules new acme/our-words
  replylint rules new acme/our-words --folder packs
"""

SKELETON = """\
# {id}: one sentence about what this rule finds, and where the idea comes from.
# All keys are explained in docs/rules.md, the language of phrases in docs/phrases.md.
# Try it: replylint rules test {path}
kind: phrase
level: warning              # error stops sending, warning is shown, info is a hint
# state: preview            # runs only when asked for, until you trust it
# part: closing             # greeting, body or closing; without it, all three

# What the operator reads: what is wrong, and what to do. {{match}} is the excerpt.
message:
  ru: «{{match}}» звучит как упрёк. Скажите, что сделать, без него.
  uk: «{{match}}» звучить як докір. Скажіть, що зробити, без нього.
  en: '"{{match}}" sounds like a reproach. Say what to do, without it.'

# One sentence: why the customer would mind.
why:
  ru: Кому напомнили, что он невнимателен, тот дальше уже не читает.
  uk: Кому нагадали, що він неуважний, той далі вже не читає.
  en: Whoever is reminded of not having listened stops reading there.

# ~word is any form of the word, (a | b) one of these, [a] may be missing, ..2 up to two words.
phrases:
  ru: ["как (я | мы) уже (~писать{{past}} | ~говорить{{past}} | ~сообщать{{past}})"]
  uk: ["як (я | ми) вже (~писати{{past}} | ~говорити{{past}} | ~повідомляти{{past}})"]
  en: ["as (I | we) already (said | told [you] | wrote | mentioned)"]

# What makes a match innocent. Every rule needs some: think of good replies with the same words.
except:
  ru: ["как (я | мы) уже .. вчера"]
  uk: ["як (я | ми) вже .. вчора"]
  en: ["as (I | we) already ..2 yesterday"]

# What to write instead; the first is the best.
suggest:
  ru: ["напомню"]
  uk: ["нагадаю"]
  en: ["to recap"]

# « » mark the exact excerpt. At least one bad and two good ones a language.
examples:
  ru:
    bad:
      - "«Как мы уже писали», деньги вернутся в среду."
    good:
      - "Как мы уже писали вчера, деньги вернутся в среду."
      - "Мы уже писали в банк и ждём ответа."
  uk:
    bad:
      - "«Як ми вже писали», гроші повернуться в середу."
    good:
      - "Як ми вже писали вчора, гроші повернуться в середу."
      - "Ми вже писали в банк і чекаємо на відповідь."
  en:
    bad:
      - "«As I already said», the refund arrives on Wednesday."
    good:
      - "As we already wrote yesterday, the refund arrives on Wednesday."
      - "We already wrote to the bank."
"""


@click.command(epilog=_EPILOG)
@click.argument("rule_id", metavar="PACK/RULE")
@click.option("--folder", metavar="FOLDER", help="Where your packs stand [default: the config's, or rules].")
@click.option("--config", "config_path", metavar="FILE", help="This config, instead of the one found upward.")
def new(rule_id: str, folder: str | None, config_path: str | None) -> int:
    """Write a commented rule that passes its tests, to be changed into yours."""
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]*/[a-z0-9][a-z0-9-]*", rule_id):
        raise click.UsageError(
            f"'{rule_id}' is no rule id: write PACK/RULE in small Latin letters, digits and hyphens."
        )
    pack, _, name = rule_id.partition("/")
    named: tuple[str, ...] = ()
    if folder is None:
        named = Runner(Section(), config_path).settings(None).packs
        folder = named[0] if named else DEFAULT_FOLDER
    # A folder that the config names may be a pack itself, not a folder of packs.
    home = folder if os.path.basename(os.path.abspath(folder)) == pack else os.path.join(folder, pack)
    path = os.path.join(home, f"{name}.yaml")
    try:
        os.makedirs(home, exist_ok=True)
        with open(path, "x", encoding="utf-8", newline="\n") as file:
            file.write(SKELETON.format(id=rule_id, path=short(os.path.abspath(path))))
    except FileExistsError:
        raise ReplylintError("there is a rule already", path=path, hint="Choose another name.") from None
    except OSError as error:
        raise ReplylintError(f"can't be written: {error.strerror}", path=path) from None
    click.echo(f"Wrote {path}. Try it: replylint rules test {path}")
    if not named:
        click.echo(f"Name its folder in .replylint.yaml, so that it is used:  packs: [{folder}]")
    return 0
