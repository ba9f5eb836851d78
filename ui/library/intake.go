package library

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"briefdeck/internal/app"
	"briefdeck/internal/evidence"
	"briefdeck/internal/source"
	"briefdeck/ui/kit"
	"briefdeck/ui/place"
)

// intake is the files that wait to be read and looked over, one after another.
type intake struct {
	waiting []string
	total   int
	sheet   *kit.Sheet
	dir     string // where the last one was
}

// AskImport lets a paper be chosen.
func (l *Library) AskImport() {
	l.desk.Stage.AskFile(kit.FileQuestion{
		Title: "Import a paper", Do: "Read paper", Dir: l.intake.dir,
		Kinds: app.PaperEndings(), OnDo: l.Import,
	})
}

// Import reads a file and shows what was found in it before anything is kept. Further
// files wait until this one is decided.
func (l *Library) Import(path string) {
	in := &l.intake
	in.dir = filepath.Dir(path)
	in.waiting = append(in.waiting, path)
	in.total++
	if in.sheet == nil {
		l.next()
	}
}

// next reads the next file that waits.
func (l *Library) next() {
	in := &l.intake
	if len(in.waiting) == 0 {
		in.total = 0
		return
	}
	path := in.waiting[0]
	in.waiting = in.waiting[1:]
	l.reading(path)
	app.Go(l.desk.Tasks, "library:read", func(ctx context.Context) (app.Reading, error) { return app.ReadPaperFile(ctx, path) },
		func(r app.Reading, err error) {
			l.close()
			if err != nil {
				l.refused(path, err)
				l.next()
				return
			}
			l.review(r)
		})
}

// reading shows what is being read, with a way to stop.
func (l *Library) reading(path string) {
	in := &l.intake
	text := filepath.Base(path)
	if in.total > 1 {
		text += fmt.Sprintf(" (%d of %d)", in.total-len(in.waiting), in.total)
	}
	bar := kit.NewProgress()
	bar.Set(float32(in.total-len(in.waiting)) / float32(in.total+1))
	in.sheet = l.desk.Stage.Show(kit.Dialog("Reading the paper", kit.Column(kit.Unit, kit.NewPara(text, kit.Style{Color: kit.Muted}), bar),
		kit.NewButton("Cancel", func() { in.sheet.Close() })), fyne.NewSize(440, 0))
	in.sheet.OnClose = func() {
		l.desk.Tasks.Cancel("library:read")
		l.stop()
	}
}

// close takes the sheet in front away without stopping anything.
func (l *Library) close() {
	if sh := l.intake.sheet; sh != nil {
		sh.OnClose = nil
		l.intake.sheet = nil
		sh.Close()
	}
}

// stop forgets the files that wait.
func (l *Library) stop() {
	l.intake.waiting, l.intake.total, l.intake.sheet = nil, 0, nil
}

// refused says in one line why a file was not taken.
func (l *Library) refused(path string, err error) {
	name := filepath.Base(path)
	if errors.Is(err, source.ErrDuplicate) {
		l.desk.Stage.Toast(name + " is in the library already")
		return
	}
	l.desk.Shell.Fail("Import "+name, err)
}

// review shows what was read and asks whether to keep it.
func (l *Library) review(r app.Reading) {
	in := &l.intake
	title := "Add this paper to the library?"
	if in.total > 1 {
		title = fmt.Sprintf("Add this paper to the library? (%d of %d)", in.total-len(in.waiting), in.total)
	}
	answer := func() {
		l.close()
		l.add(r)
	}
	add := kit.NewPrimary("", "Add to library", answer)
	buttons := []fyne.CanvasObject{kit.NewButton("Cancel", func() { in.sheet.Close() }), add}
	if len(in.waiting) > 0 {
		skip := kit.NewButton("Skip", func() {
			l.close()
			l.next()
		})
		buttons = []fyne.CanvasObject{buttons[0], skip, add}
	}
	in.sheet = l.desk.Stage.Show(kit.Dialog(title, reviewBody(r), buttons...), fyne.NewSize(600, 0))
	in.sheet.OnEnter = answer
	in.sheet.OnClose = l.stop
}

// Bounds of what a review shows.
const (
	reviewWarnings = 5
	reviewFigures  = 8
)

func reviewBody(r app.Reading) fyne.CanvasObject {
	d := r.Draft
	title := kit.NewPara(d.Source.Title, kit.Style{Bold: true, Size: kit.HeadingSize})
	title.MaxLines = 3
	objects := []fyne.CanvasObject{title}
	if by := byline(d.Source); by != "" {
		objects = append(objects, limited(by, 2, kit.Style{Color: kit.Muted}))
	}
	facts := kit.Row(4*kit.Unit, fact(len(d.Sections), "section"), fact(len(d.References), "reference"), fact(len(r.Figures), "figure"), fact(len(d.Warnings), "warning"))
	objects = append(objects, kit.Line(), facts)
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

// add keeps a paper and goes to it.
func (l *Library) add(r app.Reading) {
	work := l.desk.Work
	app.Go(l.desk.Tasks, "library:add", func(ctx context.Context) (string, error) { return work.AddPaper(ctx, r) },
		func(key string, err error) {
			if err != nil {
				l.refused(r.Draft.Revision.Name, err)
				l.next()
				return
			}
			l.key = key
			if n := len(r.Figures); n > 0 {
				l.desk.Stage.Offer(fmt.Sprintf("Added, with %s to review", count(n, "figure")), "Review", func() { l.desk.Shell.Go(place.Evidence) })
			} else {
				l.desk.Stage.Toast("Added to the library")
			}
			l.load()
			l.next()
		})
}
