package kit

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/google/go-cmp/cmp"
)

func TestTheTypedPath(t *testing.T) {
	test.NewTempApp(t)
	home, err := os.UserHomeDir()
	if err != nil {
		t.Skip("this computer names no home folder")
	}
	for _, c := range []struct{ name, typed, want string }{
		{"a path is itself", "/data/paper.txt", "/data/paper.txt"},
		{"the home folder has a short name", "~/paper.txt", home + "/paper.txt"},
		{"a whole path after the folder counts alone", "/home/me//data/paper.txt", "/data/paper.txt"},
		{"so does one from the home folder", "/data/~/paper.txt", home + "/paper.txt"},
		{"a name may begin with the home folder's sign", "/data/~draft.txt", "/data/~draft.txt"},
	} {
		t.Run(c.name, func(t *testing.T) {
			v := &fileView{field: NewEntry()}
			v.field.Text = c.typed
			if got := v.path(); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestSeveralFilesAreChosen(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(NewTheme(Light))
	dir := t.TempDir()
	for _, name := range []string{"a.txt", "b.txt", "c.txt", "d.png"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("words"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	w := test.NewTempWindow(t, nil)
	w.Resize(fyne.NewSize(900, 700))
	posts := make(chan func(), 8)
	var got []string
	v := NewStage(w, func(f func()) { posts <- f }).askFile(FileQuestion{
		Title: "Open", Do: "Open", Dir: dir, Kinds: []string{".txt"}, OnMany: func(paths []string) { got = paths },
	})
	for len(v.found) < 3 {
		select {
		case f := <-posts:
			f()
		case <-time.After(30 * time.Second):
			t.Fatal("the folder is not listed")
		}
	}
	v.mark(2)
	v.mark(1)
	v.mark(1) // no more
	v.extend(1, 0)
	if v.do.Label != "Open (3 files)" {
		t.Errorf("the button says %q", v.do.Label)
	}
	v.enter()
	want := []string{filepath.Join(dir, "c.txt"), filepath.Join(dir, "a.txt"), filepath.Join(dir, "b.txt")}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}
