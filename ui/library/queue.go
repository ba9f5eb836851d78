package library

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"briefdeck/internal/app"
	"briefdeck/internal/source"
	"briefdeck/ui/place"
)

// jobState says how far a file has come.
type jobState int

const (
	waiting jobState = iota // to be read
	beingRead
	locked // wants a password
	ready  // was read and wants a decision
	adding
	added
	known   // the library holds it
	refused // it cannot be read
	dropped // a person left it out
)

// settled tells whether nothing more comes of a file.
func (s jobState) settled() bool { return s >= added }

// job is a file on its way into the library.
type job struct {
	task        string // the key of its slow work
	path        string
	state       jobState
	password    string
	page, pages int   // of a long document that is being read
	paper       paper // that was read
	late        bool  // it was put off: it does not come up by itself
	err         error // why it was refused
	key, title  string
	figures     int // that wait for a look, of one that was added
}

func (j *job) name() string { return filepath.Base(j.path) }

// intake is the files on their way into the library. They are read in the background; what was read comes up for a decision, one after another, while the rest
// is still being read.
type intake struct {
	l      *Library
	jobs   []*job
	number int  // of files so far
	turn   *job // that is decided about now
	off    bool // the person put the decisions off
	all    bool // the rest is kept without looking it over
	dir    string
	tray   *tray
}

func newIntake(l *Library) *intake {
	in := &intake{l: l}
	in.tray = newTray(in)
	return in
}

// Import reads files, and those in folders, and shows what was found in each before
// anything is kept.
func (l *Library) Import(paths ...string) {
	if len(paths) == 0 {
		return
	}
	in := l.intake
	in.number++
	in.dir = filepath.Dir(paths[0])
	app.Go(l.desk.Tasks, fmt.Sprintf("library:find-%d", in.number), func(ctx context.Context) ([]*job, error) { return jobsOf(ctx, paths) },
		func(jobs []*job, err error) {
			if err != nil {
				l.desk.Shell.Fail("Import", err)
				return
			}
			in.queue(jobs)
		})
}

var errNothingIn = errors.New("there is no paper, data file or list of references in this folder; choose another one")

// jobsOf lists the files that stand at some paths, in their order.
func jobsOf(ctx context.Context, paths []string) (out []*job, err error) {
	for _, path := range paths {
		files, err := app.FilesIn(ctx, path)
		if err == nil && len(files) == 0 {
			err = errNothingIn
		}
		if err != nil {
			out = append(out, &job{path: path, err: err})
		}
		for _, f := range files {
			out = append(out, &job{path: f})
		}
	}
	return out, ctx.Err()
}

func (in *intake) queue(jobs []*job) {
	in.jobs = append(in.jobs, jobs...)
	for _, j := range jobs {
		in.number++
		j.task = fmt.Sprintf("library:read-%d", in.number)
		if j.err != nil {
			in.refuse(j, j.err)
		}
	}
	in.off = false
	in.goOn()
}

// goOn does what there is to do next: read a file, bring one up, or end.
func (in *intake) goOn() {
	in.readNext()
	in.bringUp()
	in.end()
	in.tray.refresh()
}

// readNext reads the next files that wait: one that is long to read, and beside it one
// of the others, so that what is quick comes up soon.
func (in *intake) readNext() {
	var busy [2]bool
	for _, j := range in.jobs {
		if j.state == beingRead {
			busy[j.lane()] = true
		}
	}
	for _, j := range in.jobs {
		if j.state == waiting && !busy[j.lane()] {
			busy[j.lane()] = true
			in.read(j)
		}
	}
}

// lane is where a file waits for its turn to be read: PDFs take long.
func (j *job) lane() int {
	if strings.EqualFold(filepath.Ext(j.path), ".pdf") {
		return 1
	}
	return 0
}

// progressEvery is how often the window is told how far reading has come.
const progressEvery = 120 * time.Millisecond

func (in *intake) read(j *job) {
	j.state, j.page, j.pages = beingRead, 0, 0
	work, post, last := in.l.desk.Work, in.l.desk.Tasks.Post, time.Now()
	opts := app.ReadOptions{Password: j.password, Page: func(at, of int) {
		if time.Since(last) < progressEvery {
			return
		}
		last = time.Now()
		post(func() {
			j.page, j.pages = at, of
			in.tray.refresh()
		})
	}}
	app.Go(in.l.desk.Tasks, j.task, func(ctx context.Context) (paper, error) { return readPaper(ctx, work, j.path, opts) },
		func(r paper, err error) {
			j.paper = r
			switch {
			case errors.Is(err, app.ErrPassword):
				j.state = locked
			case err != nil:
				in.refuse(j, err)
			case r.list != nil:
				j.state = added
				in.l.tellWorks(j.path, *r.list, nil)
			default:
				j.state = ready
			}
			in.goOn()
		})
}

// readPaper reads a file of any kind that can be imported. The works of a list of
// references are added at once: they are only named, and known ones are left out.
func readPaper(ctx context.Context, work *app.Workspace, path string, o app.ReadOptions) (paper, error) {
	if app.IsData(path) {
		f, err := app.ReadDataFile(ctx, path)
		return paper{data: &f}, err
	}
	if app.IsWorks(path) {
		a, err := addWorks(ctx, path, work.AddWorks)
		return paper{list: &a}, err
	}
	r, err := work.ReadNew(ctx, path, o)
	return paper{Reading: r}, err
}

// refuse notes why a file was not taken. One that came alone is told at once.
func (in *intake) refuse(j *job, err error) {
	var held *app.HeldError
	switch {
	case errors.As(err, &held):
		j.state, j.key, j.title = known, held.Key, held.Title
		if len(in.jobs) == 1 {
			in.l.desk.Stage.Offer(fmt.Sprintf("%s is in the library already as %s", j.name(), place.Quoted(short(held.Title))), "Show", func() { in.l.ShowSource(held.Key, "") })
		}
	case errors.Is(err, source.ErrDuplicate):
		j.state = known
	default:
		j.state, j.err = refused, err
		if len(in.jobs) == 1 {
			in.l.desk.Shell.Fail("Import "+j.name(), err)
		}
	}
}

// bringUp shows the next file that wants a decision, unless one is being decided about,
// something else is in front, or the person put it off.
func (in *intake) bringUp() {
	if in.turn != nil || in.off || !in.l.content.Visible() || in.l.desk.Stage.Busy() {
		return
	}
	for _, j := range in.jobs {
		if (j.state == ready || j.state == locked) && !j.late {
			in.decide(j)
			return
		}
	}
}

// decide asks what is to become of a file.
func (in *intake) decide(j *job) {
	in.turn = j
	switch {
	case j.state == locked:
		in.askPassword(j)
	case j.paper.data != nil:
		in.l.mapFile(*j.paper.data, func(kept bool) {
			switch {
			case kept:
				j.state, j.key = added, in.l.key
			case len(in.jobs) == 1:
				j.state = dropped
			default:
				j.late = true
			}
			in.done()
		})
	default:
		in.judge(j)
	}
}

// done goes on when the file in turn was decided about.
func (in *intake) done() {
	in.turn = nil
	in.goOn()
}

// leave is what Escape does: one file alone is left out, of several the person puts the
// decisions off.
func (in *intake) leave() {
	if len(in.jobs) == 1 && in.turn != nil {
		in.turn.state = dropped
	}
	in.off = true
	in.done()
}

// resume brings a file up that was put off.
func (in *intake) resume(j *job) {
	in.off = false
	if in.turn == nil && !in.l.desk.Stage.Busy() {
		in.decide(j)
	}
}

// drop leaves a file out, also one that is being read.
func (in *intake) drop(j *job) {
	in.l.desk.Tasks.Cancel(j.task)
	j.state = dropped
	in.goOn()
}

// stop leaves all files out that are not added yet.
func (in *intake) stop() {
	for _, j := range in.jobs {
		if !j.state.settled() && j.state != adding {
			in.l.desk.Tasks.Cancel(j.task)
			j.state = dropped
		}
	}
	in.all = false
	in.goOn()
}

// end forgets the files when nothing more comes of any; those that were refused stay in
// sight until the person has seen them.
func (in *intake) end() {
	if len(in.jobs) == 0 || in.turn != nil {
		return
	}
	unseen := false
	for _, j := range in.jobs {
		if !j.state.settled() {
			return
		}
		unseen = unseen || len(in.jobs) > 1 && (j.state == refused || j.state == known)
	}
	if !unseen {
		in.forget()
	}
}

// forget takes the files out of sight.
func (in *intake) forget() {
	if n, figures := in.count(added), in.figures(); n > 1 {
		text := "Added " + count(n, "file")
		if figures > 0 {
			in.l.desk.Stage.Offer(text+", with "+count(figures, "figure")+" to review", "Review", func() { in.l.desk.Shell.Go(place.Evidence) })
		} else {
			in.l.desk.Stage.Toast(text + " to the library")
		}
	}
	in.jobs, in.all, in.off = nil, false, false
	in.tray.refresh()
}

func (in *intake) count(s jobState) int {
	n := 0
	for _, j := range in.jobs {
		if j.state == s {
			n++
		}
	}
	return n
}

// figures is how many figures of the files that were added wait for a look.
func (in *intake) figures() int {
	n := 0
	for _, j := range in.jobs {
		n += j.figures
	}
	return n
}
