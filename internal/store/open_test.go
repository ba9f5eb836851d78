package store

import (
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"os"
	program "os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"briefdeck/internal/app"

	"github.com/google/go-cmp/cmp"
)

func TestOpenRefusesWhatIsNoLibrary(t *testing.T) {
	tests := []struct {
		name string
		make func(t *testing.T, path string)
		want error
		says string
	}{
		{"a missing file", func(*testing.T, string) {}, fs.ErrNotExist, "no such file"},
		{"a folder", func(t *testing.T, p string) { noError(t, os.Mkdir(p, 0o755)) }, ErrForeign, "it is a folder"},
		{"an empty file", write(nil), ErrForeign, "it is empty"},
		{"a text", write([]byte("# Not a library\n")), ErrForeign, "not a Briefdeck library"},
		{"a database of another program", foreign(7), ErrForeign, "another program's database"},
		{"a database without a mark", foreign(0), ErrForeign, "another program's database"},
		{"a library of a newer version", newer, ErrNewer, "update Briefdeck"},
		{"the first bytes of a library", cut(50), ErrDamaged, "damaged"},
		{"half a library", cut(20000), ErrDamaged, "damaged"},
		{"a library with a page overwritten", scribbled, ErrDamaged, "damaged"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "x.briefdeck")
			tt.make(t, path)
			before, _ := os.ReadFile(path)
			db, err := Open(t.Context(), path)
			if err == nil {
				_, _, err = db.Deck(t.Context(), "d") // damage deep in the file shows when it is read
				noError(t, db.Close())
			}
			if !errors.Is(err, tt.want) || !strings.Contains(fmt.Sprint(err), tt.says) {
				t.Errorf("got %v, want %v saying %q", err, tt.want, tt.says)
			}
			after, _ := os.ReadFile(path)
			if !errors.Is(tt.want, ErrDamaged) && string(before) != string(after) {
				t.Error("the refused file changed")
			}
		})
	}
}

func write(data []byte) func(*testing.T, string) {
	return func(t *testing.T, path string) { noError(t, os.WriteFile(path, data, 0o644)) }
}

// foreign makes a database as another program would, marked with an application id.
func foreign(id int) func(*testing.T, string) {
	return func(t *testing.T, path string) {
		db := must(sql.Open("sqlite3", path))
		_, err := db.Exec(fmt.Sprintf(`CREATE TABLE deck (x); PRAGMA application_id = %d`, id))
		noError(t, errors.Join(err, db.Close()))
	}
}

func made(t *testing.T, path string) []byte {
	db := must(Create(t.Context(), path, func(l app.Library) error {
		_, err := l.AddDeck(t.Context(), longDeck(100))
		return err
	}))
	noError(t, db.Close())
	data := must(os.ReadFile(path))
	noError(t, os.Remove(path))
	return data
}

func newer(t *testing.T, path string) {
	data := made(t, path)
	binary.BigEndian.PutUint32(data[60:], version+1) // where SQLite keeps the user_version
	noError(t, os.WriteFile(path, data, 0o644))
}

func cut(size int) func(*testing.T, string) {
	return func(t *testing.T, path string) {
		noError(t, os.WriteFile(path, made(t, path)[:size], 0o644))
	}
}

func scribbled(t *testing.T, path string) {
	data := made(t, path)
	for i := 4096; i < len(data); i++ {
		data[i] = 0xA5
	}
	noError(t, os.WriteFile(path, data, 0o644))
}

func TestANewerVersionInTheWriteAheadLogIsRefused(t *testing.T) {
	db := newLibrary(t)
	_, err := db.w.Exec(fmt.Sprintf(`PRAGMA user_version = %d`, version+1))
	noError(t, err)
	if _, err := Open(t.Context(), db.Path()); !errors.Is(err, ErrNewer) {
		t.Errorf("got %v", err)
	}
}

func TestPathsMayHoldAnyCharacter(t *testing.T) {
	names := []string{"two words", "a#b", "what?mode=memory", "50%25", "100%", "一带一路", "a&b=c;d", "it's", `quo"te`, "tab\there"}
	for _, name := range names {
		t.Run(name, func(t *testing.T) {
			if runtime.GOOS == "windows" && strings.ContainsAny(name, "?\"\t") {
				t.Skip("no such names on this system")
			}
			dir := filepath.Join(t.TempDir(), name)
			noError(t, os.Mkdir(dir, 0o755))
			path := filepath.Join(dir, name+".briefdeck")
			db := must(Create(t.Context(), path, nil))
			noError(t, db.SetSetting(t.Context(), "k", name))
			db = reopen(t, db)
			if got := must(db.Setting(t.Context(), "k")); got != name || db.Path() != path {
				t.Errorf("%q at %s", got, db.Path())
			}
			noError(t, db.Close())
			if diff := cmp.Diff([]string{name + ".briefdeck"}, namesIn(t, dir)); diff != "" {
				t.Errorf("files: %s", diff)
			}
		})
	}
}

func namesIn(t *testing.T, dir string) (out []string) {
	for _, e := range must(os.ReadDir(dir)) {
		out = append(out, e.Name())
	}
	return out
}

func TestCreateLeavesAnExistingFileAlone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.briefdeck")
	noError(t, os.WriteFile(path, []byte("mine"), 0o644))
	_, err := Create(t.Context(), path, nil)
	if !errors.Is(err, ErrExists) {
		t.Errorf("got %v", err)
	}
	if got := string(must(os.ReadFile(path))); got != "mine" {
		t.Errorf("the file is now %q", got)
	}
}

func TestCreateDoesNotTakeInTheJournalOfALibraryThatIsGone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.briefdeck")
	noError(t, os.WriteFile(path+"-wal", []byte("edits"), 0o644))
	if _, err := Create(t.Context(), path, nil); !errors.Is(err, ErrLeftover) {
		t.Errorf("got %v", err)
	}
	if got := string(must(os.ReadFile(path + "-wal"))); got != "edits" {
		t.Errorf("the journal is now %q", got)
	}
}

func TestALibraryThatCannotBeFilledIsNotThere(t *testing.T) {
	dir := t.TempDir()
	no := errors.New("no facts")
	_, err := OpenOrCreate(t.Context(), filepath.Join(dir, "x.briefdeck"), func(l app.Library) error {
		noError(t, l.SetSetting(t.Context(), "a", "b"))
		return no
	})
	if !errors.Is(err, no) {
		t.Errorf("got %v", err)
	}
	if left := namesIn(t, dir); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestALibraryIsFilledOnceAndBeforeItIsSeen(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.briefdeck")
	fills := 0
	fill := func(l app.Library) error {
		fills++
		if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
			t.Error("the library is seen half made")
		}
		if l.Path() != path {
			t.Errorf("it goes by %s", l.Path())
		}
		return l.SetSetting(t.Context(), "filled", "yes")
	}
	for range 2 {
		db := must(OpenOrCreate(t.Context(), path, fill))
		if got := must(db.Setting(t.Context(), "filled")); got != "yes" || fills != 1 {
			t.Errorf("filled %d times: %q", fills, got)
		}
		noError(t, db.Close())
	}
}

func TestWhatAKilledProgramLeftIsTakenAway(t *testing.T) {
	dir := t.TempDir()
	for name, age := range map[string]time.Duration{".briefdeck-old.new": 48 * time.Hour, ".briefdeck-old.new-wal": 48 * time.Hour, ".briefdeck-young.new": time.Hour} {
		noError(t, os.WriteFile(filepath.Join(dir, name), nil, 0o600))
		noError(t, os.Chtimes(filepath.Join(dir, name), time.Time{}, time.Now().Add(-age)))
	}
	noError(t, must(Create(t.Context(), filepath.Join(dir, "x.briefdeck"), nil)).Close())
	if diff := cmp.Diff([]string{".briefdeck-young.new", "x.briefdeck"}, namesIn(t, dir)); diff != "" {
		t.Error(diff)
	}
}

// Six processes make the same library at once: one file is made, all open it filled.
func TestProcessesThatCreateAtOnceShareOneLibrary(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "x.briefdeck")
	var all sync.WaitGroup
	for range 6 {
		all.Go(func() {
			if out, err := child(t, "create", path).CombinedOutput(); err != nil {
				t.Errorf("%v: %s", err, out)
			}
		})
	}
	all.Wait()
	db := must(Open(t.Context(), path))
	intact(t, db)
	decks := must(db.Decks(t.Context()))
	noError(t, db.Close())
	if len(decks) != 1 || decks[0].Slides != 20 {
		t.Errorf("decks: %+v", decks)
	}
	if diff := cmp.Diff([]string{"x.briefdeck"}, namesIn(t, dir)); diff != "" {
		t.Error(diff)
	}
}

func createOnce(path string) int {
	ctx := context.Background()
	db, err := OpenOrCreate(ctx, path, func(l app.Library) error {
		_, err := l.AddDeck(ctx, longDeck(20))
		return err
	})
	if err == nil {
		var decks []app.DeckInfo
		if decks, err = db.Decks(ctx); err == nil && (len(decks) != 1 || decks[0].Slides != 20) {
			err = fmt.Errorf("decks %+v", decks)
		}
		err = errors.Join(err, db.Close())
	}
	if err != nil {
		fmt.Println(err)
		return 1
	}
	return 0
}

// child prepares this test program to run again in another part.
func child(t testing.TB, part, path string) *program.Cmd {
	cmd := program.CommandContext(context.WithoutCancel(t.Context()), must(os.Executable()))
	cmd.Env = append(os.Environ(), childPart+"="+part, childFile+"="+path)
	return cmd
}

func tryOpen(path string) int {
	db, err := Open(context.Background(), path)
	if err != nil {
		fmt.Println(err)
		return 0
	}
	fmt.Println("opened")
	err = db.SetSetting(context.Background(), "child", "was here")
	if err := errors.Join(err, db.Close()); err != nil {
		fmt.Println(err)
		return 1
	}
	return 0
}
