package library

import (
	"context"
	"fmt"

	"briefdeck/internal/app"
	"briefdeck/ui/kit"
	"briefdeck/ui/place"
)

// paper is a file that was read, and what it is a new revision of.
type paper struct {
	app.Reading
	plan *app.Renewal  // nil: a source of its own
	data *app.DataFile // nil: it is no data file
	list *worksAdded   // nil: it is no list of references
}

// AskImport lets files be chosen.
func (l *Library) AskImport() {
	l.desk.Stage.AskFile(kit.FileQuestion{
		Title: "Import papers or data", Do: "Read", Dir: l.intake.dir, Kinds: app.IntakeEndings(),
		OnMany: func(paths []string) { l.Import(paths...) },
	})
}

// askPassword asks for what opens a locked file.
func (in *intake) askPassword(j *job) {
	label := "Password of " + j.name()
	if j.password != "" {
		label = "That password is not the right one. " + label
	}
	in.l.desk.Stage.AskText(kit.TextQuestion{
		Title: "This file is locked", Label: label, Do: "Open file", Secret: true,
		OnDo: func(password string) {
			j.password, j.state = password, waiting
			in.done()
		},
		OnCancel: in.leave,
	})
}

// judge works out what a paper is to the library as it is now, and brings it up.
func (in *intake) judge(j *job) {
	work, r := in.l.desk.Work, j.paper.Reading
	app.Go(in.l.desk.Tasks, j.task, func(ctx context.Context) (*app.Renewal, error) { return judged(ctx, work, r) },
		func(plan *app.Renewal, err error) {
			if err != nil {
				in.refuse(j, err)
				in.done()
				return
			}
			j.paper.plan = plan
			if in.all {
				in.add(j)
				return
			}
			in.review(j)
		})
}

// judged is what a paper would do to the source that it seems to revise; nil when it is
// one of its own. A paper that is held meanwhile is a *app.HeldError.
func judged(ctx context.Context, work *app.Workspace, r app.Reading) (*app.Renewal, error) {
	if err := work.IsNew(ctx, r.Draft.Revision.SHA256); err != nil {
		return nil, err
	}
	key, err := work.Revises(ctx, r)
	if err != nil || key == "" {
		return nil, err
	}
	plan, err := work.PlanRevision(ctx, key, r)
	if err != nil {
		return nil, err
	}
	return &plan, nil
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
func (in *intake) add(j *job) {
	l, work, r := in.l, in.l.desk.Work, j.paper
	j.state = adding
	in.tray.refresh()
	app.Go(l.desk.Tasks, j.task, func(ctx context.Context) (kept, error) { return keep(context.WithoutCancel(ctx), work, r) }, func(k kept, err error) {
		if err != nil {
			in.refuse(j, err)
			in.done()
			return
		}
		j.state, j.key, j.figures = added, k.key, k.waiting
		l.key = k.key
		if len(in.jobs) == 1 {
			in.tell(r, k)
		}
		l.load()
		in.done()
	})
}

// tell says what came of a paper that came alone.
func (in *intake) tell(r paper, k kept) {
	word := "Added"
	if r.plan != nil {
		word = fmt.Sprintf("Added as revision %d", r.plan.Number)
	}
	if k.waiting == 0 {
		in.l.desk.Stage.Toast(word + " to the library")
		return
	}
	in.l.desk.Stage.Offer(word+", with "+count(k.waiting, "figure")+" to review", "Review", func() { in.l.desk.Shell.Go(place.Evidence) })
}
