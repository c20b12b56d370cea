"""One run of training: windows in random order, many epochs, a checkpoint now and then."""

import json
import math
import random
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import torch

from sayso.learned.wordpieces import WordPieces
from training.lessons import Lesson
from training.losses import loss_of
from training.network import OUTPUTS, Network, base_folder
from training.windows import Batch, Window, groups_of, make_batch, shuffled

Say = Callable[[str], None]


@dataclass(frozen=True)
class Plan:
    """How to train; the same plan with the same lessons gives the same model.

    ``weights`` are those of the heads' losses. ``leave_out`` names heads that are not taught.
    ``silver`` is what speech read by the rules counts against speech coded by people. ``begin``
    is the file of a network to begin with; where it is empty, the pretrained encoder is.
    Reports that are coded for slots alone are taught once in ``filled_every`` epochs.
    """

    epochs: int = 4
    seed: int = 1
    pieces_a_batch: int = 2048
    encoder_rate: float = 2e-4
    head_rate: float = 1e-3
    habit_rate: float = 5e-3
    warm_up: float = 0.06
    repeat_happenings: int = 2
    keep_every: int = 50
    halves: bool = True
    silver: float = 0.5
    weights: tuple[tuple[str, float], ...] = (
        ("spoken", 1.0),
        ("links", 0.1),
        ("happenings", 2.0),
        ("stances", 0.2),
        ("names", 1.0),
        ("passages", 0.3),
        ("fillers", 0.4),
        ("arguments", 0.1),
    )
    leave_out: tuple[str, ...] = ()
    begin: str = ""
    filled_every: int = 2

    @property
    def taught(self) -> dict[str, float]:
        """The weights of the heads that are taught."""
        return {name: weight for name, weight in self.weights if name not in self.leave_out}


HEADS = tuple(OUTPUTS)
"""The heads that can be left out."""


def vocabulary() -> WordPieces:
    """Give the pieces that the pretrained encoder knows."""
    lines = (base_folder() / "vocab.txt").read_text(encoding="utf-8").splitlines()
    return WordPieces(lines)


def epoch_of(lessons: Sequence[Lesson], plan: Plan, epoch: int, pieces: WordPieces) -> list[Window]:
    """Give an epoch's windows; coded reports of war come more often than political news.

    Reports that are coded for slots alone may come by parts, one part an epoch.
    """
    chance = random.Random(plan.seed * 1000 + epoch)  # noqa: S311 - no secret hangs on it
    taught: list[Lesson] = []
    filled = 0
    for lesson in lessons:
        if lesson.happenings is not None:
            taught += [lesson] * plan.repeat_happenings
        elif lesson.spoken is not None:
            taught.append(lesson)
        else:
            taught += [lesson] * (filled % plan.filled_every == epoch % plan.filled_every)
            filled += 1
    return shuffled(taught, pieces, chance)


class Course:
    """A network with what moves its weights; kept and taken up again as one."""

    def __init__(self, plan: Plan, steps: int) -> None:
        """Begin anew."""
        self.plan = plan
        self.network = Network()
        if plan.begin:
            self.network.load_state_dict(torch.load(plan.begin, weights_only=True))
        self.network.encoder.embeddings.word_embeddings.weight.requires_grad = False
        encoder = [p for p in self.network.encoder.parameters() if p.requires_grad]
        self.optimizer = torch.optim.AdamW(
            [
                {"params": encoder, "lr": plan.encoder_rate},
                {"params": self.network.heads(), "lr": plan.head_rate},
                {"params": self.network.habits(), "lr": plan.habit_rate, "weight_decay": 0.0},
            ],
            weight_decay=0.01,
        )
        warm = max(1, int(plan.warm_up * steps))

        def rate(step: int) -> float:
            return min((step + 1) / warm, max(0.0, (steps - step) / max(1, steps - warm)))

        self.schedule = torch.optim.lr_scheduler.LambdaLR(self.optimizer, rate)

    def learn(self, batch: Batch, step: int) -> dict[str, float]:
        """Take one step; give the loss of each head.

        Raises:
            SystemExit: the loss is no number.

        """
        torch.manual_seed(self.plan.seed * 1_000_003 + step)
        self.network.train()
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.plan.halves):
            found = loss_of(self.network, batch, self.plan.taught, self.plan.silver)
        losses = {name: float(value.detach()) for name, value in found.items()}
        if not math.isfinite(sum(losses.values())):
            raise SystemExit(f"the loss is no number at step {step}")
        torch.stack(list(found.values())).sum().backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimizer.step()
        self.schedule.step()
        self.optimizer.zero_grad()
        return losses

    def save(self, path: Path, step: int) -> None:
        """Keep everything that going on needs; what was kept before stays until this is whole."""
        state = {
            "plan": json.dumps(asdict(self.plan)),
            "step": step,
            "network": self.network.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "schedule": self.schedule.state_dict(),
        }
        path.parent.mkdir(parents=True, exist_ok=True)
        torch.save(state, path.with_suffix(".part"))
        path.with_suffix(".part").replace(path)

    def resume(self, path: Path) -> int:
        """Load a checkpoint of the same plan; give the steps done, 0 where there is none."""
        if not path.exists():
            return 0
        state = torch.load(path, weights_only=True)
        if state["plan"] != json.dumps(asdict(self.plan)):
            return 0
        self.network.load_state_dict(state["network"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.schedule.load_state_dict(state["schedule"])
        return int(state["step"])


def train(lessons: Sequence[Lesson], plan: Plan, folder: Path, say: Say) -> Network:
    """Train a network, going on from a checkpoint of the same plan where there is one."""
    torch.manual_seed(plan.seed)
    pieces = vocabulary()
    taught = [
        group
        for epoch in range(plan.epochs)
        for group in groups_of(epoch_of(lessons, plan, epoch, pieces), plan.pieces_a_batch)
    ]
    course = Course(plan, len(taught))
    kept = folder / "checkpoint.pt"
    done = course.resume(kept)
    say(f"{len(taught)} steps, {done} done")
    losses: defaultdict[str, float] = defaultdict(float)
    started, seen = time.monotonic(), 0
    for step, group in enumerate(taught[done:], done + 1):
        batch = make_batch(group)
        for name, value in course.learn(batch, step - 1).items():
            losses[name] = 0.98 * losses[name] + 0.02 * value
        seen += int(batch.seen.sum())
        if step % plan.keep_every == 0:
            course.save(kept, step)
            rate = seen / (time.monotonic() - started)
            told = ", ".join(f"{name} {value:.3f}" for name, value in sorted(losses.items()))
            say(f"step {step} of {len(taught)}, {rate:.0f} pieces a second; {told}")
    kept.unlink(missing_ok=True)
    return course.network.eval()
