package kit

import (
	"fyne.io/fyne/v2"
)

// Question asks before something is done. Do is the word on its button.
type Question struct {
	Title, Text string
	Do          string
	Danger      bool
	OnDo        func()
}

// Ask shows a question with its answer on the button, and Cancel.
func (s *Stage) Ask(q Question) *Sheet {
	rank := Primary
	if q.Danger {
		rank = Danger
	}
	var sh *Sheet
	answer := func() {
		sh.Close()
		q.OnDo()
	}
	sh = s.Show(dialog(q.Title, NewPara(q.Text, Style{Color: Muted}),
		NewButton("Cancel", func() { sh.Close() }),
		newButton(rank, "", q.Do, answer)), fyne.NewSize(440, 0))
	sh.OnEnter = answer
	return sh
}

// Tell shows a few lines that only want to be read.
func (s *Stage) Tell(title string, body fyne.CanvasObject, width float32) *Sheet {
	var sh *Sheet
	sh = s.Show(dialog(title, body, newButton(Primary, "", "Close", func() { sh.Close() })), fyne.NewSize(width, 0))
	sh.OnEnter = sh.Close
	return sh
}

// TellAll shows a pane in a sheet of a size, with a hint and a button that closes it.
func (s *Stage) TellAll(title, hint string, body *Pane, size fyne.Size) *Sheet {
	var sh *Sheet
	head, foot := All(3*Unit), All(3*Unit)
	head.Bottom, foot.Top, foot.Bottom = 2*Unit, 2*Unit, 2*Unit
	about := NewText(hint, Style{Color: Muted})
	sh = s.Show(Dock(Docked{
		Top:    Dock(Docked{Middle: Inset(head, NewText(title, Style{Size: HeadingSize, Bold: true})), Bottom: Line()}),
		Middle: body,
		Bottom: Dock(Docked{Top: Line(), Middle: Inset(foot, Row(Unit, about, Spacer(), newButton(Primary, "", "Close", func() { sh.Close() })))}),
	}), size)
	sh.OnEnter, sh.OnKey = sh.Close, func(ev *fyne.KeyEvent) { body.Key(ev) }
	return sh
}

// TextQuestion asks for one line of text.
type TextQuestion struct {
	Title, Label, Text string
	Do                 string // on the button
	Secret             bool   // a password: shown as dots
	MayBeEmpty         bool   // nothing is an answer too
	OnDo               func(text string)
	OnCancel           func() // left without an answer; may be nil
}

// AskText shows a field with the text chosen, ready to be typed over.
func (s *Stage) AskText(q TextQuestion) *Sheet {
	field := NewEntry()
	field.SetText(q.Text)
	field.Password = q.Secret
	var sh *Sheet
	button := newButton(Primary, "", q.Do, nil)
	answer := func() {
		if field.Text == "" && !q.MayBeEmpty {
			return
		}
		sh.OnClose = nil
		sh.Close()
		q.OnDo(field.Text)
	}
	button.OnTap = answer
	button.SetEnabled(q.Text != "" || q.MayBeEmpty)
	field.OnChanged = func(t string) { button.SetEnabled(t != "" || q.MayBeEmpty) }
	field.OnSubmitted = func(string) { answer() }
	sh = s.Show(dialog(q.Title, Column(4, NewText(q.Label, Style{Color: Muted, Size: SmallSize}), field),
		NewButton("Cancel", func() { sh.Close() }), button), fyne.NewSize(440, 0))
	sh.OnEnter, sh.OnClose = answer, q.OnCancel
	s.Window.Canvas().Focus(field)
	field.SelectAll()
	return sh
}

// dialog is a title, a body and buttons at the lower right.
func dialog(title string, body fyne.CanvasObject, buttons ...fyne.CanvasObject) fyne.CanvasObject {
	foot := Row(Unit, append([]fyne.CanvasObject{Spacer()}, buttons...)...)
	return Inset(All(3*Unit), Column(2*Unit, NewPara(title, Style{Size: HeadingSize, Bold: true}), body, foot))
}
