package library

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"briefdeck/internal/evidence"
	"briefdeck/internal/source"
	"briefdeck/ui/kit"
	"briefdeck/ui/place"
)

// review shows what was read and asks whether to keep it.
func (in *intake) review(j *job) {
	r := j.paper
	title, do := "Add this paper to the library?", "Add to library"
	if r.plan != nil {
		title, do = fmt.Sprintf("Add this as revision %d of a paper you hold?", r.plan.Number), "Add as revision"
	}
	if n := len(in.jobs); n > 1 {
		title += fmt.Sprintf(" (%d of %d)", in.at(j), n)
	}
	var sheet *kit.Sheet
	then := func(act func()) func() {
		return func() {
			sheet.OnClose = nil
			sheet.Close()
			act()
		}
	}
	answer := then(func() { in.add(j) })
	skip := then(func() {
		j.state = dropped
		in.done()
	})
	buttons := []fyne.CanvasObject{kit.NewButton(in.skipWord(), skip)}
	if in.left() > 1 {
		buttons = append(buttons, kit.NewButton("Add all", then(func() {
			in.all = true
			in.add(j)
		})))
	}
	if r.plan != nil {
		buttons = append(buttons, kit.NewButton("Keep apart", then(func() {
			j.paper.plan = nil
			in.add(j)
		})))
	}
	buttons = append(buttons, kit.NewPrimary("", do, answer))
	sheet = in.l.desk.Stage.Show(kit.Dialog(title, reviewBody(r), buttons...), fyne.NewSize(600, 0))
	sheet.OnEnter, sheet.OnClose = answer, in.leave
}

// at is the number of a file among those of this intake, from 1.
func (in *intake) at(j *job) int {
	for i, other := range in.jobs {
		if other == j {
			return i + 1
		}
	}
	return 0
}

// left is how many files are not decided about.
func (in *intake) left() int {
	n := 0
	for _, j := range in.jobs {
		if !j.state.settled() {
			n++
		}
	}
	return n
}

func (in *intake) skipWord() string {
	if len(in.jobs) > 1 {
		return "Skip"
	}
	return "Cancel"
}

// Bounds of what a review shows.
const (
	reviewWarnings = 5
	reviewFigures  = 8
)

func reviewBody(r paper) fyne.CanvasObject {
	d := r.Draft
	title := kit.NewPara(d.Source.Title, kit.Style{Bold: true, Size: kit.HeadingSize})
	title.MaxLines = 3
	objects := []fyne.CanvasObject{title}
	if by := byline(d.Source); by != "" {
		objects = append(objects, limited(by, 2, kit.Style{Color: kit.Muted}))
	}
	facts := kit.Row(4*kit.Unit, fact(len(d.Sections), "section"), fact(len(d.References), "reference"), fact(len(r.Figures), "figure"), fact(len(d.Warnings), "warning"))
	objects = append(objects, kit.Line(), facts)
	if r.plan != nil {
		objects = append(objects, kit.Field("What changes in “"+r.plan.Source.Name()+"”", limited(place.Sentence(r.plan.Changes), 4, kit.Style{})))
	}
	if len(r.Figures) > 0 {
		objects = append(objects, kit.Field("Figures found, to be reviewed under Evidence", limited(figureList(r.Figures), 3, kit.Style{})))
	}
	objects = append(objects, warningList(d.Warnings)...)
	return kit.Column(12, objects...)
}

func limited(text string, lines int, st kit.Style) *kit.Para {
	p := kit.NewPara(text, st)
	p.MaxLines = lines
	return p
}

func fact(n int, noun string) fyne.CanvasObject {
	words := strings.SplitN(count(n, noun), " ", 2)
	return kit.Column(0, kit.NewText(words[0], kit.Style{Size: kit.TitleSize, Bold: true}), kit.NewText(words[1], small))
}

// figureList names the first figures that were found.
func figureList(all []evidence.Figure) string {
	var out []string
	for _, f := range all[:min(len(all), reviewFigures)] {
		if text, err := evidence.Format(f, "qualified,period"); err == nil {
			out = append(out, text)
		}
	}
	if n := len(all) - reviewFigures; n > 0 {
		out = append(out, fmt.Sprintf("and %d more", n))
	}
	return strings.Join(out, "; ")
}

// warningList shows the first warnings, a line each.
func warningList(all []source.Warning) []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for _, w := range all[:min(len(all), reviewWarnings)] {
		text := place.Sentence(w.Text)
		if w.Line > 0 {
			text = fmt.Sprintf("Line %d: %s", w.Line, w.Text)
		}
		out = append(out, kit.Dock(kit.Docked{
			Left:   kit.Inset(kit.Edges{Top: 5, Right: kit.Unit, Left: 2}, kit.Column(0, kit.Row(0, kit.Dot(kit.Warn)))),
			Middle: limited(text, 1, kit.Style{Size: kit.SmallSize}),
		}))
	}
	if n := len(all) - reviewWarnings; n > 0 {
		out = append(out, kit.NewText(fmt.Sprintf("and %d more, kept with the paper", n), small))
	}
	if len(out) == 0 {
		return nil
	}
	return []fyne.CanvasObject{kit.Field("To look at", kit.Column(4, out...))}
}
