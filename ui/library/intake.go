package library

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
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
	all     bool   // the rest is kept without looking it over
}

// paper is one that was read, and what it is a new revision of.
type paper struct {
	app.Reading
	plan *app.Renewal  // nil: a source of its own
	data *app.DataFile // nil: it is no data file
	list *worksAdded   // nil: it is no list of references
}

// AskImport lets a paper be chosen.
func (l *Library) AskImport() {
	l.desk.Stage.AskFile(kit.FileQuestion{
		Title: "Import a paper or data", Do: "Read file", Dir: l.intake.dir,
		Kinds: slices.Concat(app.PaperEndings(), app.DataEndings(), app.WorkEndings()), OnDo: l.Import,
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
		in.total, in.all = 0, false
		return
	}
	path := in.waiting[0]
	in.waiting = in.waiting[1:]
	l.read(path, "")
}

// read reads a file, and asks for the password when it is locked.
func (l *Library) read(path, password string) {
	l.reading(path)
	work := l.desk.Work
	app.Go(l.desk.Tasks, "library:read", func(ctx context.Context) (paper, error) { return readPaper(ctx, work, path, password) },
		func(r paper, err error) {
			l.close()
			switch {
			case errors.Is(err, app.ErrPassword):
				l.askPassword(path, password != "")
			case err != nil:
				l.refused(path, err)
				l.next()
			case r.data != nil:
				l.mapFile(*r.data, l.next)
			case r.list != nil:
				l.tellWorks(path, *r.list, nil)
				l.next()
			case l.intake.all:
				l.add(r)
			default:
				l.review(r)
			}
		})
}

func readPaper(ctx context.Context, work *app.Workspace, path, password string) (paper, error) {
	if app.IsData(path) {
		f, err := app.ReadDataFile(ctx, path)
		return paper{data: &f}, err
	}
	if app.IsWorks(path) {
		a, err := addWorks(ctx, path, work.AddWorks)
		return paper{list: &a}, err
	}
	r, err := app.ReadPaperFileWith(ctx, path, app.ReadOptions{Password: password})
	if err != nil {
		return paper{}, err
	}
	out := paper{Reading: r}
	key, err := work.Revises(ctx, r)
	if err != nil || key == "" {
		return out, err
	}
	plan, err := work.PlanRevision(ctx, key, r)
	if err != nil {
		return paper{}, err
	}
	out.plan = &plan
	return out, nil
}

// askPassword asks for what opens a locked file; leaving it skips the file.
func (l *Library) askPassword(path string, again bool) {
	label := "Password of " + filepath.Base(path)
	if again {
		label = "That password is not the right one. " + label
	}
	l.desk.Stage.AskText(kit.TextQuestion{
		Title: "This file is locked", Label: label, Do: "Open file", Secret: true,
		OnDo: func(password string) { l.read(path, password) }, OnCancel: l.next,
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
	l.intake.waiting, l.intake.total, l.intake.sheet, l.intake.all = nil, 0, nil, false
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
func (l *Library) review(r paper) {
	in := &l.intake
	title, do := "Add this paper to the library?", "Add to library"
	if r.plan != nil {
		title, do = fmt.Sprintf("Add this as revision %d of a paper you hold?", r.plan.Number), "Add as revision"
	}
	if in.total > 1 {
		title += fmt.Sprintf(" (%d of %d)", in.total-len(in.waiting), in.total)
	}
	then := func(act func()) func() {
		return func() {
			l.close()
			act()
		}
	}
	answer := then(func() { l.add(r) })
	buttons := []fyne.CanvasObject{kit.NewButton("Cancel", func() { in.sheet.Close() })}
	if len(in.waiting) > 0 {
		buttons = append(buttons, kit.NewButton("Skip", then(l.next)), kit.NewButton("Add all", then(func() {
			in.all = true
			l.add(r)
		})))
	}
	if r.plan != nil {
		apart := paper{Reading: r.Reading}
		buttons = append(buttons, kit.NewButton("Keep apart", then(func() { l.add(apart) })))
	}
	buttons = append(buttons, kit.NewPrimary("", do, answer))
	in.sheet = l.desk.Stage.Show(kit.Dialog(title, reviewBody(r), buttons...), fyne.NewSize(600, 0))
	in.sheet.OnEnter = answer
	in.sheet.OnClose = l.stop
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

// kept is what came of a paper: its source, and how many of its figures wait for a look.
type kept struct {
	key     string
	waiting int
}

// keep adds a paper to the library, as a source of its own or as a revision.
func keep(ctx context.Context, work *app.Workspace, r paper) (out kept, err error) {
	if r.plan != nil {
		out.key = r.plan.Source.Key
		_, err = work.AddRevision(ctx, out.key, r.Reading)
	} else {
		out.key, err = work.AddPaper(ctx, r.Reading)
	}
	if err != nil {
		return kept{}, err
	}
	b, err := work.Book(ctx)
	if err == nil {
		out.waiting = len(b.Candidates(out.key))
	}
	return out, err
}

// add keeps a paper and goes to it.
func (l *Library) add(r paper) {
	work := l.desk.Work
	app.Go(l.desk.Tasks, "library:add", func(ctx context.Context) (kept, error) { return keep(ctx, work, r) }, func(k kept, err error) {
		if err != nil {
			l.refused(r.Draft.Revision.Name, err)
			l.next()
			return
		}
		l.key = k.key
		word := "Added"
		if r.plan != nil {
			word = fmt.Sprintf("Added as revision %d", r.plan.Number)
		}
		if k.waiting > 0 {
			l.desk.Stage.Offer(word+", with "+count(k.waiting, "figure")+" to review", "Review", func() { l.desk.Shell.Go(place.Evidence) })
		} else {
			l.desk.Stage.Toast(word + " to the library")
		}
		l.load()
		l.next()
	})
}
