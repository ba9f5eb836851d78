package kit

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
)

// FileQuestion asks for a file, or for a folder.
type FileQuestion struct {
	Title  string
	Do     string   // on the button: "Open library"
	Dir    string   // where to begin; the home folder when it is not there
	Kinds  []string // endings of names in lower case, with the dot; none: every file
	Folder bool     // a folder is asked for
	OnDo   func(path string)
	OnMany func(paths []string) // when several may be chosen, in place of OnDo
}

// fileView is a field for a path over what is in its folder. What is typed after the
// last slash narrows the list; Enter goes into a folder or takes a file.
type fileView struct {
	q      FileQuestion
	stage  *Stage
	sheet  *Sheet
	field  *Entry
	list   *Rows
	none   *Para
	do     *Button
	dir    string // whose entries are listed
	all    []Choice
	found  []Choice
	at     int
	marked marks
	failed error // of reading dir
}

// AskFile lets a file be chosen: by typing or pasting its path, by the arrow keys, or
// with the pointer.
func (s *Stage) AskFile(q FileQuestion) *Sheet { return s.askFile(q).sheet }

func (s *Stage) askFile(q FileQuestion) *fileView {
	v := &fileView{q: q, stage: s, field: NewEntry(), none: NewPara("", Style{Color: Muted})}
	v.list = NewRows(RowsConfig{
		Height: fileRow,
		New:    func() RowView { return newPickerLine(v.take) },
		Show:   func(at int, row RowView) { row.(*pickerLine).show(v.marked.shown(v.found[at]), at, at == v.at) },
	})
	v.field.OnChanged = func(string) { v.typed() }
	v.field.OnSubmitted = func(string) { v.enter() }
	v.field.OnKey = v.key
	v.do = newButton(Primary, "", q.Do, v.finish)
	up := NewButton("Up", func() { v.goTo(filepath.Dir(v.dir)) })
	up.Icon = IconUp
	foot := Row(Unit, up, Spacer(), NewButton("Cancel", func() { v.sheet.Close() }), v.do)
	if q.OnMany != nil {
		foot = Row(Unit, up, NewText("Ctrl+click or Shift+arrows: several", Style{Color: Muted, Size: SmallSize}), Spacer(), NewButton("Cancel", func() { v.sheet.Close() }), v.do)
	}
	head := Column(12, NewPara(q.Title, Style{Size: HeadingSize, Bold: true}), v.field, v.none)
	body := Inset(All(2*Unit), Dock(Docked{
		Top: Inset(Edges{Bottom: Unit}, head), Middle: v.list, Bottom: Inset(Edges{Top: Unit}, foot),
	}))
	v.sheet = s.Show(body, fyne.NewSize(640, 560))
	v.sheet.OnEnter = v.enter
	v.sheet.OnKey = func(ev *fyne.KeyEvent) { v.key(ev) }
	s.Window.Canvas().Focus(v.field)
	v.goTo(q.Dir)
	return v
}

// fileRow is the height of a line in logical pixels.
const fileRow = 34

// goTo shows a folder.
func (v *fileView) goTo(dir string) {
	if info, err := os.Stat(dir); dir == "" || err != nil || !info.IsDir() {
		if home, err := os.UserHomeDir(); err == nil {
			dir = home
		}
	}
	v.field.SetText(strings.TrimSuffix(dir, string(filepath.Separator)) + string(filepath.Separator))
	v.field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	v.typed()
}

// typed takes a change of the path.
func (v *fileView) typed() {
	dir, _ := filepath.Split(v.path())
	if dir != "" {
		dir = filepath.Clean(dir)
	}
	if dir == v.dir {
		v.narrow()
		return
	}
	v.dir, v.all, v.failed, v.marked = dir, nil, nil, nil
	go func() {
		all, err := listFolder(dir, v.q)
		v.stage.Post(func() {
			if v.dir == dir {
				v.all, v.failed = all, err
				v.narrow()
			}
		})
	}()
	v.narrow()
}

// path is what was typed, with ~ for the home folder. A whole path typed after the
// folder that the field began with counts alone.
func (v *fileView) path() string {
	text := v.field.Text
	if at := strings.LastIndex(text, "//"); at >= 0 {
		text = text[at+1:]
	}
	if at := strings.LastIndex(text, "/~/"); at >= 0 {
		text = text[at+1:]
	}
	rest, ok := strings.CutPrefix(text, "~")
	if home, err := os.UserHomeDir(); ok && err == nil && (rest == "" || rest[0] == filepath.Separator) {
		return home + rest
	}
	return text
}

// narrow lists what begins with what was typed after the last slash.
func (v *fileView) narrow() {
	_, name := filepath.Split(v.path())
	v.found, v.at = nil, 0
	for _, c := range v.all {
		if hidden := strings.HasPrefix(c.Title, "."); hidden && !strings.HasPrefix(name, ".") {
			continue
		}
		if strings.HasPrefix(strings.ToLower(c.Title), strings.ToLower(name)) {
			v.found = append(v.found, c)
		}
	}
	if first := slices.IndexFunc(v.found, func(c Choice) bool { return c.Icon == IconDocument }); first > 0 && name == "" {
		v.at = first // what was asked for, not the folders before it
	}
	v.none.Hide()
	if text := v.nothing(name); text != "" {
		v.none.SetText(text)
		v.none.Show()
	}
	v.name()
	v.list.SetCount(len(v.found))
	v.list.Reveal(v.at)
	v.sheet.Refresh()
}

// nothing says why the list is empty, or "".
func (v *fileView) nothing(name string) string {
	switch {
	case v.failed != nil:
		return "This folder cannot be read."
	case len(v.found) > 0 || v.all == nil:
		return ""
	case name != "":
		return "Nothing here begins with “" + name + "”."
	case v.q.Folder:
		return "No folders in here."
	}
	return "Nothing to open in here."
}

// chosen is the path that the button would take, or "".
func (v *fileView) chosen() string {
	if v.q.Folder {
		return v.dir
	}
	if info, err := os.Stat(v.path()); err == nil && info.Mode().IsRegular() {
		return v.path()
	}
	if v.at < len(v.found) && v.found[v.at].Icon == IconDocument {
		return v.found[v.at].Key
	}
	return ""
}

func (v *fileView) finish() {
	path := v.chosen()
	switch {
	case len(v.marked) > 0:
		v.sheet.Close()
		v.q.OnMany(v.marked)
	case path == "":
	case v.q.OnMany != nil:
		v.sheet.Close()
		v.q.OnMany([]string{path})
	default:
		v.sheet.Close()
		v.q.OnDo(path)
	}
}

// enter goes into the marked folder, or takes what is chosen.
func (v *fileView) enter() {
	_, name := filepath.Split(v.path())
	if info, err := os.Stat(v.path()); err == nil && info.IsDir() && name != "" {
		v.goTo(v.path())
		return
	}
	if len(v.marked) == 0 && v.at < len(v.found) && v.found[v.at].Icon == IconFolder && (name != "" || !v.q.Folder) {
		v.goTo(v.found[v.at].Key)
		return
	}
	v.finish()
}

// take is a click on a line: folders open, files are taken.
func (v *fileView) take(at int) {
	if at < 0 || at >= len(v.found) {
		return
	}
	v.at = at
	if v.q.OnMany != nil && v.found[at].Icon == IconDocument && adding() {
		v.mark(at)
		return
	}
	if v.found[at].Icon == IconFolder {
		v.goTo(v.found[at].Key)
		return
	}
	v.finish()
}

func (v *fileView) key(ev *fyne.KeyEvent) bool {
	step := map[fyne.KeyName]int{fyne.KeyUp: -1, fyne.KeyDown: 1, fyne.KeyPageUp: -8, fyne.KeyPageDown: 8}[ev.Name]
	if step == 0 {
		return false
	}
	from := v.at
	v.at = min(max(0, v.at+step), max(0, len(v.found)-1))
	if v.q.OnMany != nil && Shifted() {
		v.extend(from, v.at)
	}
	v.list.Reveal(v.at)
	v.list.Update()
	v.name()
	return true
}

// listFolder gives a folder's folders and then its files of the kinds asked for.
func listFolder(dir string, q FileQuestion) ([]Choice, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, fmt.Errorf("list the folder %s: %w", dir, err)
	}
	folders, files := []Choice{}, []Choice{}
	for _, e := range entries {
		path := filepath.Join(dir, e.Name())
		info, err := os.Stat(path) // follows links
		switch {
		case err != nil:
			continue // it went away meanwhile, or leads nowhere
		case info.IsDir():
			folders = append(folders, Choice{Key: path, Title: e.Name(), Icon: IconFolder})
		case !q.Folder && ofKind(e.Name(), q.Kinds):
			files = append(files, Choice{Key: path, Title: e.Name(), Icon: IconDocument, Side: fileSize(info)})
		}
	}
	return append(folders, files...), nil
}

func ofKind(name string, kinds []string) bool {
	return len(kinds) == 0 || slices.Contains(kinds, strings.ToLower(filepath.Ext(name)))
}

// fileSize is a file's size in words.
func fileSize(info fs.FileInfo) string {
	switch n := info.Size(); {
	case n >= 1<<20:
		return fmt.Sprintf("%.1f MB", float64(n)/(1<<20))
	case n >= 1<<10:
		return fmt.Sprintf("%d kB", n>>10)
	default:
		return fmt.Sprintf("%d B", n)
	}
}
