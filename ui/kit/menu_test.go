package kit

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"
)

func TestAMenuIsWorkedByKeys(t *testing.T) {
	test.NewTempApp(t)
	w := test.NewTempWindow(t, NewText("", Style{}))
	for _, c := range []struct {
		name string
		keys []fyne.KeyName
		text string
		want string
	}{
		{"Down and Enter take the first", []fyne.KeyName{fyne.KeyDown, fyne.KeyReturn}, "", "Copy"},
		{"lines and dead items are stepped over", []fyne.KeyName{fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn}, "", "Move"},
		{"Up begins at the end", []fyne.KeyName{fyne.KeyUp, fyne.KeySpace}, "", "Mend"},
		{"a letter goes to what begins with it", []fyne.KeyName{fyne.KeyReturn}, "mm", "Mend"},
		{"letters that follow each other are one word", []fyne.KeyName{fyne.KeyReturn}, "men", "Mend"},
		{"a space in a word is none of its letters here, and takes what is marked", nil, "men ", "Mend"},
		{"Escape does nothing", []fyne.KeyName{fyne.KeyDown, fyne.KeyEscape}, "", ""},
		{"Enter with nothing marked does nothing", []fyne.KeyName{fyne.KeyReturn, fyne.KeyEscape}, "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			done := ""
			item := func(word string) *fyne.MenuItem { return fyne.NewMenuItem(word, func() { done += word }) }
			dead := item("Paste")
			dead.Disabled = true
			m := PopUp(w.Canvas(), fyne.NewPos(10, 10), []*fyne.MenuItem{item("Copy"), fyne.NewMenuItemSeparator(), dead, item("Move"), item("Mend")})
			for _, r := range c.text {
				m.TypedRune(r)
			}
			for _, k := range c.keys {
				m.TypedKey(&fyne.KeyEvent{Name: k})
			}
			if diff := cmp.Diff(c.want, done); diff != "" || w.Canvas().Overlays().Top() != nil {
				t.Errorf("open: %v; %s", w.Canvas().Overlays().Top() != nil, diff)
			}
		})
	}
}

func TestLeftAndRightGoAroundTheMenuBar(t *testing.T) {
	test.NewTempApp(t)
	b := NewMenuBar([]*fyne.Menu{fyne.NewMenu("File"), fyne.NewMenu("Edit"), fyne.NewMenu("Help")})
	w := test.NewTempWindow(t, b)
	b.Open(0, true)
	for _, want := range []int{2, 1} {
		w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
		if b.at != want {
			t.Errorf("the open menu is %d, want %d", b.at, want)
		}
	}
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if b.IsOpen() || w.Canvas().Overlays().Top() != nil {
		t.Error("Escape leaves the menu open")
	}
}

func TestShortcutsAreSaidInWords(t *testing.T) {
	for _, c := range []struct {
		name string
		s    fyne.Shortcut
		want string
	}{
		{"none", nil, ""},
		{"a key alone", &desktop.CustomShortcut{KeyName: fyne.KeyF5}, "F5"},
		{"with two others", &desktop.CustomShortcut{KeyName: fyne.KeyZ, Modifier: fyne.KeyModifierControl | fyne.KeyModifierShift}, "Ctrl+Shift+Z"},
		{"an arrow", &desktop.CustomShortcut{KeyName: fyne.KeyUp, Modifier: fyne.KeyModifierControl}, "Ctrl+Up"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, KeyWords(c.s)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// hand runs what is posted when the test says so.
type hand struct {
	mu    sync.Mutex
	queue []func()
}

func (h *hand) post(fn func()) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.queue = append(h.queue, fn)
}

func (h *hand) run() {
	h.mu.Lock()
	all := h.queue
	h.queue = nil
	h.mu.Unlock()
	for _, fn := range all {
		fn()
	}
}

// settled waits until a folder was listed.
func (h *hand) settled(t *testing.T, v *fileView) {
	t.Helper()
	for range 2000 {
		h.run()
		if v.all != nil || v.failed != nil {
			return
		}
		time.Sleep(5 * time.Millisecond)
	}
	t.Fatal("the folder was never listed")
}

func TestAFileIsChosenByKeys(t *testing.T) {
	test.NewTempApp(t)
	dir := t.TempDir()
	for _, name := range []string{"in/deep.briefdeck", "a.briefdeck", "b.briefdeck", "b.txt", ".hidden.briefdeck"} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	const enter, down, escape = fyne.KeyReturn, fyne.KeyDown, fyne.KeyEscape
	for _, c := range []struct {
		name   string
		folder bool
		typed  string
		keys   []fyne.KeyName
		want   string // below the folder; "-": nothing was chosen
	}{
		{"the first file is marked, not the folders before it", false, "", []fyne.KeyName{enter}, "/a.briefdeck"},
		{"Down goes to the next", false, "", []fyne.KeyName{down, enter}, "/b.briefdeck"},
		{"typing narrows the list", false, "b", []fyne.KeyName{enter}, "/b.briefdeck"},
		{"a folder is gone into", false, "in", []fyne.KeyName{enter, enter}, "/in/deep.briefdeck"},
		{"a hidden file shows when its dot is typed", false, ".h", []fyne.KeyName{enter}, "/.hidden.briefdeck"},
		{"another kind can still be named in full", false, "b.txt", []fyne.KeyName{enter}, "/b.txt"},
		{"Escape chooses nothing", false, "b", []fyne.KeyName{escape}, "-"},
		{"a folder is what is open", true, "in", []fyne.KeyName{enter, enter}, "/in"},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := test.NewTempWindow(t, NewText("", Style{}))
			w.Resize(fyne.NewSize(900, 700))
			h := &hand{}
			s := NewStage(w, h.post)
			got := "-"
			v := s.askFile(FileQuestion{Dir: dir, Kinds: []string{".briefdeck"}, Folder: c.folder, OnDo: func(p string) { got = strings.TrimPrefix(p, dir) }})
			h.settled(t, v)
			for _, r := range c.typed {
				w.Canvas().Focused().TypedRune(r)
			}
			for _, k := range c.keys {
				w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: k})
				if s.Busy() {
					h.settled(t, v)
				}
			}
			if diff := cmp.Diff(c.want, got); diff != "" || s.Busy() {
				t.Errorf("open: %v; %s", s.Busy(), diff)
			}
		})
	}
}
