"""What a person does on the page: decide, on one change or a group, correct, add, settle, undo, close."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from flows.language import say
from flows.review import view
from flows.review.adding import Unmarked, addition
from flows.review.desk import Desk
from flows.review.documents import Unreached
from flows.review.rendering import message
from flows.review.showing import OPEN, SURE_UP_TO, Form, go_on, group_named, numbers, show, show_form
from pipeline.kinds import discover
from pipeline.parsing import Unparsable, check_value, parse_fields
from warehouse.board.changes import Change
from warehouse.board.deciding import (
    Said,
    Undecidable,
    answers,
    closing,
    finding_target,
    governing,
    joining,
    number_target,
    settling,
    undoing,
)
from warehouse.board.filters import Filter
from warehouse.findings import open_findings
from warehouse.proposals import open_proposals
from warehouse.review.facts import whole

ANSWERS = ("accept", "reject", "drop", "hold")


def decide(desk: Desk, request: Request, form: Form) -> Response:
    """Decide on one change and go on; a correction that can't be read comes back as it was typed."""
    change, answer = desk.board.change(request.path_params["change"]), request.path_params["answer"]
    if change is None:
        return message(desk, request, 404, say("この変更はありません", "no such change"))
    board, said = desk.board, Said(desk.reviewer, form.get("note", ""), settles=change.state == "conflict")
    sides = board.sides(change)
    try:
        if answer in ANSWERS:
            board.take(answers(board, [sides], answer, said))
        elif answer == "correct":
            value = _corrected(desk, change, form)
            board.take(answers(board, [sides], "correct", said, value))
        elif answer == "govern":
            _govern(desk, change, form, said)
        else:
            return message(desk, request, 404, say("この操作はありません", "no such action"))
    except (Unparsable, Undecidable) as error:
        return show(desk, request, change, f"{error.message} {error.remedy}", form, 422)
    desk.settled()
    return go_on(desk, request, change.position)


def _corrected(desk: Desk, change: Change, form: Form) -> dict[str, Any]:
    """The fields that differ from what was shown, read and checked."""
    sides = desk.board.sides(change)
    shown = {one.name: one.value for one in view.inputs_of(sides)}
    typed = {
        name.removeprefix("f."): text
        for name, text in form.items()
        if name.startswith("f.") and text.strip() != shown.get(name.removeprefix("f."), "")
    }
    if not typed:
        raise Undecidable(
            say("直した項目がありません", "nothing is corrected"),
            say("項目を直すか、承認してください", "correct or accept"),
        )
    kind = discover()[change.kind]
    value = parse_fields(kind, typed)
    check_value(kind, whole(sides.fact.value, value))
    return value


def _govern(desk: Desk, change: Change, form: Form, said: Said) -> None:
    """Correct the words on which a field rests, for all figures under them."""
    field, text = form.get("field", ""), form.get("value", "")
    kind = discover()[change.kind]
    factor = form.get("scale", "").strip()
    if field == "amount":
        if factor.lstrip("-") not in ("10", "100", "1000", "10000", "1000000", "100000000"):
            raise Undecidable(say("倍率を選んでください", "choose a factor"), "×1000, ÷1000 …")
        decision, _ = governing(
            desk.board, desk.board.sides(change).fact, "resolution", {"scale": int(factor)}, said
        )
    else:
        value = parse_fields(kind, {field: text})
        decision, _ = governing(desk.board, desk.board.sides(change).fact, field, value, said)
    desk.board.take([decision])


def decide_group(desk: Desk, request: Request, form: Form) -> Response:
    """Decide on all that awaits in a group; of a large one the number must be typed."""
    group, answer = group_named(desk, request.path_params["group"]), request.path_params["answer"]
    if group is None or answer not in ANSWERS:
        return message(desk, request, 404, say("この組はありません", "no such group"))
    waiting = desk.board.changes(Filter(group=group.group_id, states=OPEN))
    if len(waiting) > SURE_UP_TO and form.get("count", "").strip() != str(len(waiting)):
        return RedirectResponse(f"/group/{group.group_id}?wrong=1", 303)
    if waiting:
        said = Said(desk.reviewer, form.get("note", ""))
        desk.board.take(answers(desk.board, desk.board.all_sides(waiting), answer, said))
        desk.settled()
    return go_on(desk, request, group.position)


def add(desk: Desk, request: Request, form: Form) -> Response:
    """Add a fact, and show it; what can't be read comes back as it was typed."""
    typed = dict(line.split("=", 1) for line in form.get("fields", "").splitlines() if "=" in line)
    try:
        mark = (
            form.get("document", ""),
            int(form.get("page") or 1),
            form.get("words", ""),
            form.get("within", ""),
        )
        said = Said(desk.reviewer, form.get("note", ""))
        desk.board.take([addition(desk.board, *mark, form.get("kind", ""), typed, said)])
    except (Unparsable, Unmarked, Unreached) as error:
        return show_form(desk, request, form, f"{error.message} {error.remedy}", 422)
    except ValueError:
        return show_form(
            desk, request, form, say("頁を数字で入れてください", "give the page as a number"), 422
        )
    desk.settled()
    return message(
        desk,
        request,
        200,
        say("事実を足しました。公開は seisaku publish", "added; seisaku publish publishes it"),
    )


def settle(desk: Desk, request: Request, form: Form) -> Response:
    """Note that a finding or a number is as the source prints it: 原典どおり."""
    what, identity = request.path_params["what"], request.path_params["identity"]
    said = Said(desk.reviewer, form.get("note", ""))
    target = None
    if what == "audit":
        target = next(
            (finding_target(f) for f in open_findings(desk.home.published) if f.audit_id == identity), None
        )
    elif what == "number":
        target = next((number_target(*one) for one in numbers(desk) if one[0] == identity), None)
    if target is None:
        return message(desk, request, 404, say("これは見つかりません", "not found"))
    desk.board.take([settling(desk.board, target, said)])
    desk.settled()
    return RedirectResponse("/", 303)


def join(desk: Desk, request: Request, form: Form) -> Response:
    """Say that two programs that are likely one are one (the first name is kept), or that they are not."""
    one, other, answer = (request.path_params[name] for name in ("one", "other", "answer"))
    found = next(
        (
            proposal
            for proposal in open_proposals(desk.home.published, desk.board.decisions)
            if (proposal.one_id, proposal.other_id) == (one, other)
        ),
        None,
    )
    if found is None or answer not in ("merge", "apart"):
        return message(desk, request, 404, say("これは見つかりません", "not found"))
    said = Said(desk.reviewer, form.get("note", ""))
    desk.board.take([joining(desk.board, found.one, found.other, said, apart=answer == "apart")])
    desk.settled()
    return RedirectResponse("/", 303)


def undo(desk: Desk, request: Request, form: Form) -> Response:
    """Take the last decision back, and return to what it was about."""
    decisions = undoing(desk.board, Said(desk.reviewer))
    if not decisions:
        return RedirectResponse("/", 303)
    undone = set(decisions[0].undoes)
    first = next(one for one in desk.board.decisions if one.id in undone)
    desk.board.take(decisions)
    desk.settled()
    found = desk.board.changes(Filter(ids=(first.target.fact_id,)), limit=1) if first.target.fact_id else []
    return RedirectResponse(f"/change/{found[0].change_id}" if found else "/", 303)


def close(desk: Desk, request: Request, form: Form) -> Response:
    """Note that the newest state has been seen."""
    desk.board.take([closing(desk.board, Said(desk.reviewer, form.get("note", "")))])
    desk.freshen()
    return RedirectResponse("/", 303)
