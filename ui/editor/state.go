package editor

import (
	"context"
	"errors"
	"reflect"
	"slices"
	"time"

	"briefdeck/internal/app"
	"briefdeck/internal/deck"
)

// How long typing rests before it becomes an edit, and how long it may go on without a
// rest before it does: what is typed in one go can be lost to a crash until then.
const (
	commitAfter  = 400 * time.Millisecond
	commitLatest = 2 * time.Second
)

// Typing that goes on after a short rest is one step with what was typed before it,
// unless the step grows too long to be taken back at one go.
const (
	joinWithin  = 1500 * time.Millisecond
	longestStep = 20 * time.Second
)

// spell is the typing that the last step was made of.
type spell struct {
	field       string
	slide       deck.ID
	began, last time.Time
}

// goesOn tells whether a draft goes on with the typing of the last step.
func (r spell) goesOn(p *draft) bool {
	return r.field == p.field && r.slide == p.slide.ID && p.began.Sub(r.last) < joinWithin && p.began.Sub(r.began) < longestStep
}

// draft is typing that is not an edit yet: the slide as the fields have it.
type draft struct {
	field string     // what is typed into: another field starts another step
	what  string     // the step's name
	base  deck.Slide // as it was when the typing began
	slide deck.Slide
	timer *time.Timer
	began time.Time
}

// slide is the chosen slide as the fields have it.
func (ed *Editor) slide() (deck.Slide, bool) {
	if ed.pending != nil {
		return ed.pending.slide, true
	}
	if ed.local.ID != "" && ed.local.ID == ed.at {
		return ed.local, true
	}
	if ed.deck == nil {
		return deck.Slide{}, false
	}
	s, _, err := ed.deck.Slide(ed.at)
	return s, err == nil
}

// typed takes a change of a field: it shows after a moment and becomes an edit
// after a pause. Changes of one field in one go are one step.
func (ed *Editor) typed(field, what string, change func(*deck.Slide)) {
	if ed.pending != nil && (ed.pending.field != field || ed.pending.slide.ID != ed.at) {
		ed.flush()
	}
	if ed.pending == nil {
		s, ok := ed.slide()
		if !ok {
			return
		}
		ed.pending = &draft{field: field, what: what, base: s.Clone(), slide: s.Clone(), began: time.Now()}
	}
	p := ed.pending
	change(&p.slide)
	ed.local = p.slide.Clone()
	if p.timer != nil {
		p.timer.Stop()
	}
	p.timer = time.AfterFunc(min(commitAfter, max(0, commitLatest-time.Since(p.began))), func() {
		ed.desk.Tasks.Post(func() {
			if ed.pending == p {
				ed.flush()
			}
		})
	})
	ed.showDraft(p.slide)
	ed.tell()
}

// relay lays the chosen slide out again: what is written on it is another.
func (ed *Editor) relay() {
	if s, ok := ed.slide(); ok && ed.session != nil {
		ed.showDraft(s)
	}
}

// showDraft lays the slide out as it is typed. The newest text follows when the
// picture before it shows: steady typing shows steadily.
func (ed *Editor) showDraft(s deck.Slide) {
	if ed.drafting {
		ed.redraft = true
		return
	}
	ed.drafting, ed.redraft = true, false
	session, edit, n := ed.session, *ed.writer.edit(), ed.asked
	s = s.Clone()
	app.Go(ed.desk.Tasks, "editor:draft", func(ctx context.Context) (laidSlide, error) {
		r, err := session.Preview(ctx, s, edit)
		return laidSlide{s.ID, r}, err
	}, func(l laidSlide, err error) {
		shows := err == nil && l.id == ed.at && session == ed.session && (ed.pending != nil || ed.line.busy() || ed.writer.on())
		if shows {
			ed.view.showDraft(l.result)
		}
		ed.view.slide.Then(func() {
			ed.drafting = false
			if now, ok := ed.slide(); ok && ed.redraft && ed.session != nil {
				ed.showDraft(now)
				return
			}
			if shows || err != nil {
				ed.caughtUp(n)
			}
		})
	})
}

// flush makes an edit of what was typed. Everything that must not lose typing calls it first.
func (ed *Editor) flush() {
	p := ed.pending
	if p == nil {
		return
	}
	ed.pending = nil
	p.timer.Stop()
	session := ed.session
	act := session.Do
	if ed.spell.goesOn(p) {
		act = session.Join
		p.began = ed.spell.began
	}
	ed.spell = spell{p.field, p.slide.ID, p.began, time.Now()}
	ed.save(func() {
		old, _, err := session.Deck().Slide(p.slide.ID)
		if err != nil {
			return // the slide was deleted meanwhile: nothing to write to
		}
		e := difference(old, merged(p.base, p.slide, old), p.what)
		if e == nil {
			return
		}
		if err := act(context.Background(), e); err != nil {
			ed.desk.Tasks.Post(func() { ed.desk.Shell.Fail("Save “"+p.what+"”", err) })
		}
	})
	ed.tell()
}

// merged is what was typed on base, in a slide that something else may have changed since:
// a command that was on its way is not taken back by typing that went on.
func merged(base, typed, now deck.Slide) deck.Slide {
	out := mergedFields(base, typed, now, "Blocks")
	out.Blocks = slices.Clone(now.Blocks)
	for i, b := range out.Blocks {
		was, there := base.Block(b.ID)
		next, still := typed.Block(b.ID)
		if there && still {
			out.Blocks[i] = mergedFields(was, next, b)
		}
	}
	return out
}

// mergedFields is now with those fields that differ between base and typed as typed has
// them. Fields named but are left as now has them.
func mergedFields[T any](base, typed, now T, but ...string) T {
	b, t, n := reflect.ValueOf(base), reflect.ValueOf(typed), reflect.ValueOf(&now).Elem()
	for i := range n.NumField() {
		if !slices.Contains(but, n.Type().Field(i).Name) && !reflect.DeepEqual(b.Field(i).Interface(), t.Field(i).Interface()) {
			n.Field(i).Set(t.Field(i))
		}
	}
	return now
}

// difference is the edit that makes next of old; nil when they are the same.
func difference(old, next deck.Slide, what string) deck.Edit {
	var edits []deck.Edit
	head, was := next, old
	head.Blocks, was.Blocks = nil, nil
	if !reflect.DeepEqual(head, was) {
		edits = append(edits, deck.SetHead{ID: old.ID, What: what, Head: head})
	}
	for _, b := range next.Blocks {
		if before, ok := old.Block(b.ID); ok && !reflect.DeepEqual(before, b) {
			edits = append(edits, deck.SetBlock{Slide: old.ID, What: what, Block: b})
		}
	}
	switch len(edits) {
	case 0:
		return nil
	case 1:
		return edits[0]
	}
	return deck.Batch{What: what, Edits: edits}
}

// do makes an edit after everything typed before it. then runs on the screen's
// goroutine when it is saved; it may be nil.
func (ed *Editor) do(e deck.Edit, then func()) {
	ed.doOn(func(*deck.Deck) deck.Edit { return e }, then)
}

// doOn makes an edit of the deck as it is when everything typed and done before is in it,
// which the screen may not show yet. No edit comes of nil.
func (ed *Editor) doOn(edit func(*deck.Deck) deck.Edit, then func()) {
	if ed.session == nil {
		return
	}
	ed.flush()
	ed.spell = spell{}
	session := ed.session
	ed.save(func() {
		e := edit(session.Deck())
		if e == nil {
			return
		}
		err := session.Do(context.Background(), e)
		ed.desk.Tasks.Post(func() {
			switch {
			case err != nil:
				ed.desk.Shell.Fail(e.Name(), err)
			case then != nil:
				if ed.pending == nil && ed.deck != nil && ed.line.last() {
					ed.syncFields() // then may go to a field that the edit made
				}
				then()
			}
		})
	})
	ed.tell()
}

// Undo takes the last step back.
func (ed *Editor) Undo() { ed.travel("Undo", (*app.Session).Undo) }

// Redo makes the last undone step again.
func (ed *Editor) Redo() { ed.travel("Redo", (*app.Session).Redo) }

func (ed *Editor) travel(word string, step func(*app.Session, context.Context) (string, error)) {
	if ed.session == nil {
		return
	}
	ed.flush()
	ed.spell = spell{}
	session := ed.session
	ed.save(func() {
		name, err := step(session, context.Background())
		ed.desk.Tasks.Post(func() {
			switch {
			case errors.Is(err, deck.ErrNothing):
				ed.desk.Stage.Toast("Nothing to " + map[bool]string{true: "undo", false: "redo"}[word == "Undo"])
			case err != nil:
				ed.desk.Shell.Fail(word, err)
			default:
				ed.desk.Stage.Toast(word + ": " + name)
			}
		})
	})
	ed.tell()
}

// changed takes what an edit touched. While more edits are on their way the fields
// keep what they have: it is newer.
func (ed *Editor) changed(s *app.Session, c app.Change) {
	if s != ed.session {
		ed.coming.Add(-1)
		return
	}
	before := ed.deck
	ed.deck = s.Deck()
	if c.Order || c.Meta {
		ed.frames.forget()
		ed.boards.forget()
	} else {
		ed.frames.forget(c.Slides...)
		ed.boards.forget(c.Slides...)
	}
	ed.keepChoice(before)
	ed.prune()
	ed.strip.sync()
	if ed.coming.Add(-1) > 0 {
		return // the next change is right behind: it shows the rest of both
	}
	if ed.pending == nil && ed.saving <= 1 { // else newer edits are on their way
		ed.syncFields()
	}
	ed.writer.marked = nil
	ed.view.sync()
	ed.writer.draw()
	ed.view.finder.again()
	ed.findLater()
	ed.tell()
}

// keepChoice chooses a neighbour when the chosen slide is gone.
func (ed *Editor) keepChoice(before *deck.Deck) {
	if _, _, err := ed.deck.Slide(ed.at); err == nil || len(ed.deck.Slides) == 0 {
		if len(ed.deck.Slides) == 0 {
			ed.at = ""
		}
		return
	}
	at := 0
	if before != nil {
		at = slices.IndexFunc(before.Slides, func(s deck.Slide) bool { return s.ID == ed.at })
	}
	at = min(max(0, at), len(ed.deck.Slides)-1)
	ed.at, ed.block = ed.deck.Slides[at].ID, ""
}

// syncFields makes the inspector show the chosen slide as it is saved.
func (ed *Editor) syncFields() {
	s, _, err := ed.deck.Slide(ed.at)
	if err != nil {
		ed.local = deck.Slide{}
		ed.inspector.clear()
		return
	}
	if !reflect.DeepEqual(s, ed.local) {
		ed.local = s.Clone()
		ed.inspector.show(ed.local)
	}
	ed.writer.sync(s)
}
