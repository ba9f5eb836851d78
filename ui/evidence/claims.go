package evidence

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"briefdeck/internal/app"
	"briefdeck/internal/evidence"
	"briefdeck/ui/claims"
	"briefdeck/ui/kit"
)

// claimRow is a claim with what the table says about it.
type claimRow struct {
	evidence.Claim
	rests   string
	carried bool // something carries it
	well    bool // and no words that it quotes are gone
	source  string
	decks   []string // titles of those that state it, each once
	words   string   // lower case, to search in
}

// claimList is the list of claims with the chosen one beside it.
type claimList struct {
	e       *Evidence
	all     []claimRow
	rows    []claimRow
	key     string
	wanted  string // key of a claim to be chosen once it has been read
	uses    map[string][]app.ClaimUse
	order   int
	down    bool
	table   *kit.Table
	none    *kit.Para
	pane    *claimPane
	content fyne.CanvasObject
}

// The columns of the table of claims.
const (
	claimText = iota
	claimKind
	claimRests
	claimSource
	claimDecks
)

var claimColumns = []kit.TableColumn{
	claimText:   {Title: "Claim", Width: 220, Flex: 8},
	claimKind:   {Title: "Kind", Width: 128, Drop: 2},
	claimRests:  {Title: "Evidence", Width: 164},
	claimSource: {Title: "Source", Width: 92, Flex: 1, Drop: 1},
	claimDecks:  {Title: "Decks", Width: 48, Right: true, Drop: 3},
}

func newClaimList(e *Evidence) *claimList {
	l := &claimList{e: e, order: -1}
	l.table = kit.NewTable(kit.TableConfig{Columns: claimColumns, Cell: l.cell, OnPick: func(at int) {
		e.desk.Window().Canvas().Unfocus()
		l.choose(at)
	}, OnSort: l.sort})
	l.none = kit.NewPara("", kit.Style{Color: kit.Muted, Align: fyne.TextAlignCenter})
	l.pane = newClaimPane(l)
	l.content = listAndPane(l.table, l.none, l.pane.content)
	l.content.Hide()
	return l
}

// read takes the claims of a book, and finds out what states them.
func (l *claimList) read(b *evidence.Book) {
	l.fill(b)
	work := l.e.desk.Work
	app.Go(l.e.desk.Tasks, "evidence:claims", work.ClaimUses, func(uses map[string][]app.ClaimUse, err error) {
		if err != nil {
			l.e.desk.Shell.Fail("Find what states the claims", err)
			return
		}
		l.uses = uses
		l.fill(l.e.book)
	})
}

func (l *claimList) fill(b *evidence.Book) {
	l.all = make([]claimRow, 0, len(b.Claims))
	for _, c := range b.Claims {
		r := claimRow{Claim: c, source: b.Sources[c.Source].Name(), carried: b.Carries(c)}
		r.rests, r.well = claims.Rests(b, c)
		for _, u := range l.uses[c.Key] {
			if !slices.Contains(r.decks, u.Title) {
				r.decks = append(r.decks, u.Title)
			}
		}
		r.words = strings.ToLower(strings.Join([]string{c.Text, c.Key, claims.KindWords[c.Kind], r.rests, r.source, c.Section, strings.Join(r.decks, " ")}, " "))
		l.all = append(l.all, r)
	}
	l.narrow()
}

// narrow shows the claims that the search lets through; the chosen one stays chosen
// while it can be seen.
func (l *claimList) narrow() {
	at := l.at()
	l.rows = l.rows[:0:0]
	words := strings.Fields(strings.ToLower(l.e.query))
	for _, r := range l.all {
		if holds(r.words, words) {
			l.rows = append(l.rows, r)
		}
	}
	if l.order >= 0 {
		slices.SortStableFunc(l.rows, l.compare)
	}
	l.table.SetCount(len(l.rows))
	l.none.Hidden = len(l.rows) > 0
	l.none.SetText("No claims yet. A claim is what a source says, in your own words, with the words and figures it rests on.")
	if l.e.query != "" {
		l.none.SetText("Nothing matches “" + l.e.query + "”.")
	}
	if slices.ContainsFunc(l.rows, func(r claimRow) bool { return r.Key == l.wanted }) {
		l.key, l.wanted = l.wanted, ""
	}
	if now := l.at(); now >= 0 {
		at = now
	}
	l.choose(min(max(0, at), len(l.rows)-1))
}

func (l *claimList) at() int {
	return slices.IndexFunc(l.rows, func(r claimRow) bool { return r.Key == l.key })
}

func (l *claimList) choose(at int) {
	l.key = ""
	if at >= 0 && at < len(l.rows) {
		l.key = l.rows[at].Key
	}
	l.table.Choose(at)
	l.pane.show()
}

// chosen is the claim that is chosen.
func (l *claimList) chosen() (claimRow, bool) {
	if at := l.at(); at >= 0 {
		return l.rows[at], true
	}
	return claimRow{}, false
}

func (l *claimList) sort(column int) {
	switch {
	case l.order != column:
		l.order, l.down = column, false
	case !l.down:
		l.down = true
	default:
		l.order, l.down = -1, false
	}
	l.table.Sort(l.order, l.down)
	l.narrow()
}

func (l *claimList) compare(a, b claimRow) int {
	n := 0
	switch l.order {
	case claimText:
		n = strings.Compare(strings.ToLower(a.Text), strings.ToLower(b.Text))
	case claimKind:
		n = slices.Index(evidence.ClaimKinds, a.Kind) - slices.Index(evidence.ClaimKinds, b.Kind)
	case claimRests:
		n = a.evidence() - b.evidence()
	case claimSource:
		n = strings.Compare(strings.ToLower(a.source), strings.ToLower(b.source))
	case claimDecks:
		n = len(a.decks) - len(b.decks)
	}
	if l.down {
		return -n
	}
	return n
}

// evidence counts what a claim rests on; 0 when nothing of it stands.
func (r claimRow) evidence() int {
	if !r.carried {
		return 0
	}
	return len(r.Figures) + len(r.Quotes)
}

func (l *claimList) cell(at, column int) kit.Cell {
	if at < 0 || at >= len(l.rows) {
		return kit.Cell{}
	}
	r := l.rows[at]
	switch column {
	case claimText:
		return kit.Cell{Text: r.Text}
	case claimKind:
		return kit.Cell{Text: claims.KindWords[r.Kind], Color: kit.Muted}
	case claimRests:
		c := kit.Cell{Text: capital(strings.TrimPrefix(r.rests, "on ")), Dot: kit.Good}
		if !r.carried {
			c.Text = "None"
		}
		if !r.well {
			c.Dot = kit.Warn
		}
		return c
	case claimSource:
		return kit.Cell{Text: r.source, Color: kit.Muted}
	case claimDecks:
		if n := len(r.decks); n > 0 {
			return kit.Cell{Text: fmt.Sprint(n)}
		}
	}
	return kit.Cell{}
}

// take takes the keys while claims are listed: E edits, F adds a figure, X deletes, N
// makes a new one, Enter opens the source, the arrows, J and K move.
func (l *claimList) take(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyE:
		l.edit()
	case fyne.KeyF:
		l.addFigure()
	case fyne.KeyX, fyne.KeyDelete:
		l.delete()
	case fyne.KeyN:
		l.e.NewClaim()
	case fyne.KeyReturn, fyne.KeyEnter:
		l.openSource()
	case fyne.KeyJ:
		return l.move(fyne.KeyDown)
	case fyne.KeyK:
		return l.move(fyne.KeyUp)
	default:
		return l.move(ev.Name)
	}
	return true
}

func (l *claimList) move(name fyne.KeyName) bool {
	step, ok := steps[name]
	if ok && len(l.rows) > 0 {
		l.choose(min(max(0, l.at()+step), len(l.rows)-1))
	}
	return ok
}

// revise makes a change of the claims, says it and offers the way back.
func (l *claimList) revise(change func(*evidence.Book) (evidence.Change, error)) {
	desk := l.e.desk
	app.Go(desk.Tasks, "evidence:claim", func(ctx context.Context) (evidence.Change, error) {
		return desk.Work.Revise(context.WithoutCancel(ctx), change)
	}, func(c evidence.Change, err error) {
		if err != nil {
			desk.Shell.Fail("Change the claims", err)
			return
		}
		if len(c.Claims.Put) > 0 {
			l.wanted = c.Claims.Put[0].Key
			l.narrow()
		}
		desk.Stage.Offer(c.Name, "Undo", func() {
			app.Go(desk.Tasks, "evidence:claim-undo", func(ctx context.Context) (string, error) {
				return desk.Work.UndoEvidence(context.WithoutCancel(ctx))
			}, func(_ string, err error) { desk.Shell.Fail("Undo", err) })
		})
	})
}

func (l *claimList) put(c evidence.Claim) {
	l.revise(func(b *evidence.Book) (evidence.Change, error) { return b.PutClaim(c) })
}

func (l *claimList) edit() {
	if r, ok := l.chosen(); ok {
		claims.Show(claims.Sheet{Desk: l.e.desk, Book: l.e.book, Title: "Edit the claim", Do: "Save claim", Claim: r.Claim, Words: l.pane.quoted(r.Claim), OnDo: l.put})
	}
}

// addFigure lets the chosen claim rest on one more figure.
func (l *claimList) addFigure() {
	if r, ok := l.chosen(); ok {
		claims.Pick(l.e.desk, l.e.book, r.Claim, func(key string) {
			c := r.Claim
			c.Figures = append(slices.Clone(c.Figures), key)
			l.put(c)
		})
	}
}

func (l *claimList) delete() {
	if r, ok := l.chosen(); ok {
		l.revise(func(b *evidence.Book) (evidence.Change, error) { return b.DeleteClaim(r.Key) })
	}
}

func (l *claimList) openSource() {
	if r, ok := l.chosen(); ok {
		l.e.desk.Shell.ShowSource(r.Source, r.Section)
	}
}

// NewClaim asks for the source that claims it, then for the claim.
func (e *Evidence) NewClaim() {
	if e.book == nil {
		return
	}
	var choices []kit.Choice
	for _, s := range e.book.Sources {
		detail := s.Published
		if !s.Held {
			detail = strings.TrimPrefix(detail+" · only cited", " · ")
		}
		choices = append(choices, kit.Choice{Key: s.Key, Title: s.Title, Detail: detail, Words: s.Key + " " + strings.Join(s.Authors, " ")})
	}
	slices.SortFunc(choices, func(a, b kit.Choice) int {
		if x, y := e.book.Sources[a.Key].Held, e.book.Sources[b.Key].Held; x != y {
			if x {
				return -1
			}
			return 1
		}
		return strings.Compare(strings.ToLower(a.Title), strings.ToLower(b.Title))
	})
	e.desk.Stage.Pick(kit.Picker{
		Title: "Who claims it?", Hint: "Type a title or an author", Empty: "The library holds no source.", Choices: choices,
		OnPick: func(key string) {
			claims.Show(claims.Sheet{
				Desk: e.desk, Book: e.book, Title: "New claim of " + e.book.Sources[key].Name(), Do: "Add claim",
				Claim: evidence.Claim{Kind: evidence.Fact, Source: key}, OnDo: func(c evidence.Claim) {
					e.show(claimed)
					e.claims.put(c)
				},
			})
		},
	})
}

// ShowClaim chooses a claim by key.
func (e *Evidence) ShowClaim(key string) {
	e.claims.wanted = key
	e.show(claimed)
}

// show lists what a filter lets through, whatever was searched for.
func (e *Evidence) show(f filter) {
	e.filter = f
	e.segs.Set(int(f))
	if e.query != "" {
		e.search.SetText("") // narrows
		return
	}
	e.narrow()
}
