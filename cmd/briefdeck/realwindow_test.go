package main

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"briefdeck/internal/deck"
	"briefdeck/internal/store"
	"briefdeck/internal/wiring"
)

// runEnv makes the test binary be the program.
const runEnv = "BRIEFDECK_TEST_RUN"

func TestMain(m *testing.M) {
	if os.Getenv(runEnv) != "" {
		main()
		return
	}
	os.Exit(m.Run())
}

// desktop is a real window of the program on a display of its own.
type desktop struct {
	t       *testing.T
	env     []string
	library string
	program *exec.Cmd
	output  *bytes.Buffer
}

// openDesktop starts a display with a window manager, and the program in it. It
// skips the test, saying so, where the tools for it are missing.
func openDesktop(t *testing.T) *desktop {
	t.Helper()
	for _, tool := range []string{"Xvfb", "openbox", "xdotool", "xwd", "setxkbmap"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("a real window needs %s, which is not installed", tool)
		}
	}
	home := t.TempDir()
	d := &desktop{t: t, output: &bytes.Buffer{}, library: filepath.Join(home, "data", "briefdeck", "library.briefdeck")}
	d.env = append(os.Environ(),
		"DISPLAY="+startDisplay(t), "HOME="+home, "XDG_DATA_HOME="+filepath.Join(home, "data"), "XDG_CACHE_HOME="+filepath.Join(home, "cache"),
		"XDG_CONFIG_HOME="+filepath.Join(home, "config"), "WAYLAND_DISPLAY=", "LIBGL_ALWAYS_SOFTWARE=1", "FYNE_THEME=light", "LANG=en_US.UTF-8", "LC_CTYPE=C.UTF-8", runEnv+"=1")
	if err := os.MkdirAll(filepath.Join(home, "cache"), 0o755); err != nil {
		t.Fatal(err)
	}
	keys := exec.Command("setxkbmap", "us", "altgr-intl") // it has typographic quotes
	keys.Env = d.env
	if err := keys.Run(); err != nil {
		t.Fatalf("setxkbmap: %v", err)
	}
	start(t, d.env, io.Discard, "openbox")
	t.Cleanup(func() {
		if t.Failed() {
			t.Logf("the program said: %s", d.output)
		}
	})
	d.launch()
	return d
}

// launch starts the program and waits until it shows a deck.
func (d *desktop) launch() {
	d.program = start(d.t, d.env, d.output, os.Args[0])
	d.until("the window shows", func() bool {
		return d.tool("search", "--onlyvisible", "--name", "Briefdeck") != ""
	})
	// The tools of a deck, Present among them, show once it is open.
	d.until("the deck is open and painted", func() bool { p := d.picture(); return p.share(0x0B5FA5) > 0.003 && p.colors() > 60 })
}

// kill ends the program as a crash does.
func (d *desktop) kill() {
	d.t.Helper()
	if err := d.program.Process.Kill(); err != nil {
		d.t.Fatal(err)
	}
	_ = d.program.Wait() // it was killed
}

// startDisplay starts an X server on a number it chooses.
func startDisplay(t *testing.T) string {
	t.Helper()
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", "1440x900x24", "-nolisten", "tcp", "-noreset") // it keeps its keys while nobody is there
	cmd.ExtraFiles = []*os.File{w}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	_ = w.Close() // the server has its own
	end(t, cmd)
	var n int
	if _, err := fmt.Fscan(r, &n); err != nil {
		t.Fatalf("Xvfb names no display: %v", err)
	}
	return fmt.Sprintf(":%d", n)
}

func start(t *testing.T, env []string, out io.Writer, name string) *exec.Cmd {
	t.Helper()
	cmd := exec.Command(name)
	cmd.Env, cmd.Stdout, cmd.Stderr = env, out, out
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	end(t, cmd)
	return cmd
}

func end(t *testing.T, cmd *exec.Cmd) {
	t.Cleanup(func() {
		_ = cmd.Process.Kill() // it may have ended by itself
		_ = cmd.Wait()
	})
}

// tool runs xdotool and returns what it prints.
func (d *desktop) tool(args ...string) string {
	cmd := exec.Command("xdotool", args...)
	cmd.Env = append(slices.Clone(d.env), "LC_ALL=C.UTF-8") // it types what this can say
	out, _ := cmd.Output()                                  // a search that finds nothing is an error too
	return strings.TrimSpace(string(out))
}

// pictureEnv names the file that gets the screen, as an XWD dump, when something that a
// test waits for does not come.
const pictureEnv = "BRIEFDECK_TEST_SCREEN"

// patience is how long a test waits for something.
const patience = 2 * time.Minute

// until asks again and again, until patience ends.
func (d *desktop) until(what string, holds func() bool) {
	d.t.Helper()
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(100 * time.Millisecond) {
		if holds() {
			return
		}
	}
	if file := os.Getenv(pictureEnv); file != "" {
		cmd := exec.Command("xwd", "-root", "-silent", "-out", file)
		cmd.Env = d.env
		d.t.Logf("the screen is in %s: %v", file, cmd.Run())
	}
	d.t.Fatalf("never came: %s", what)
}

// title is the first slide's title of the deck it starts with, as the library file has it.
func (d *desktop) title() string {
	ctx := context.Background()
	lib, err := store.Open(ctx, d.library)
	if err != nil {
		return ""
	}
	defer func() { _ = lib.Close() }() // it was only read
	dk, _, err := lib.Deck(ctx, wiring.FirstDeck)
	if err != nil {
		return ""
	}
	return first(dk)
}

func first(d *deck.Deck) string { return d.Slides[0].Title }

// pixels are the screen's colours as 0xRRGGBB.
type pixels []uint32

// picture reads the screen: an XWD dump of 24 or 32 bits a pixel, blue first.
func (d *desktop) picture() pixels {
	cmd := exec.Command("xwd", "-root", "-silent")
	cmd.Env = d.env
	dump, err := cmd.Output()
	if err != nil || len(dump) < 100 {
		return nil
	}
	head := func(i int) int { return int(binary.BigEndian.Uint32(dump[4*i:])) }
	wide, high, size, line := head(4), head(5), head(11)/8, head(12)
	data := dump[head(0)+12*head(19):]
	if size < 3 || len(data) < high*line || line < wide*size {
		return nil
	}
	out := make(pixels, 0, wide*high)
	for y := range high {
		for x := range wide {
			p := data[y*line+x*size:]
			out = append(out, uint32(p[2])<<16|uint32(p[1])<<8|uint32(p[0]))
		}
	}
	return out
}

func (p pixels) holds(rgb uint32) bool {
	for _, c := range p {
		if c == rgb {
			return true
		}
	}
	return false
}

func (p pixels) colors() int {
	seen := map[uint32]bool{}
	for _, c := range p {
		seen[c] = true
	}
	return len(seen)
}

// share is how much of the screen has a colour.
func (p pixels) share(rgb uint32) float64 {
	n := 0
	for _, c := range p {
		if c == rgb {
			n++
		}
	}
	return float64(n) / float64(max(1, len(p)))
}

func TestARealWindowShowsTheBriefTheFirstTime(t *testing.T) {
	d := openDesktop(t)
	if d.title() == "" {
		t.Error("the first start made no library with the brief in it")
	}
	d.tool("key", "F5")
	d.until("the slide fills the screen", func() bool { p := d.picture(); return p.share(0xFFFFFF) > 0.6 && p.share(0) > 0.05 })
	d.tool("key", "b")
	d.until("the screen is black", func() bool { return d.picture().share(0) > 0.99 })
	d.tool("key", "Escape")
	d.until("the window is back", func() bool { return d.picture().holds(0xE8ECF1) })
}

func TestARealWindowEditsAndUndoesAndLosesNothing(t *testing.T) {
	d := openDesktop(t)
	before := d.title()
	d.tool("key", "Return")
	time.Sleep(time.Second) // the focus moves
	d.tool("type", "--delay", "40", " draft")
	d.until("the typing is in the library file", func() bool { return d.title() == before+" draft" })
	d.tool("key", "ctrl+z")
	d.until("undo is in the library file", func() bool { return d.title() == before })
	d.tool("key", "ctrl+shift+z")
	d.until("redo is in the library file", func() bool { return d.title() == before+" draft" })
	d.kill()
	if got := d.title(); got != before+" draft" {
		t.Errorf("after a kill the title is %q", got)
	}
}

// A program that is killed while somebody types on the slide, without a rest, has what
// the library had by then; started again, undo goes back to the beginning.
func TestARealWindowKilledWhileItIsTypedInUndoesAfterwards(t *testing.T) {
	d := openDesktop(t)
	before, typed := d.title(), strings.Repeat(" and so on", 30)
	d.tool("key", "Return")
	time.Sleep(time.Second) // the focus moves
	typing := make(chan string)
	go func() { typing <- d.tool("type", "--delay", "60", typed) }()
	d.until("some of the typing is in the library file", func() bool { return len(d.title()) > len(before)+20 })
	had := d.title()
	d.kill()
	got := d.title()
	if !strings.HasPrefix(got, had) || !strings.HasPrefix(before+typed, got) || got == before+typed {
		t.Errorf("killed while it was typed in the title is %q; the library had %q", got, had)
	}
	<-typing
	d.launch()
	d.until("undo has gone back to the beginning", func() bool {
		d.tool("key", "ctrl+z")
		return d.title() == before
	})
}

func TestARealWindowExportsTheBrief(t *testing.T) {
	d := openDesktop(t)
	home := filepath.Dir(filepath.Dir(filepath.Dir(d.library)))
	target := filepath.Join(home, wiring.FirstDeck+".pdf")
	d.tool("key", "ctrl+5")
	time.Sleep(2 * time.Second) // the place comes to the front
	d.tool("key", "Return")
	var data []byte
	d.until("the PDF is there", func() (ok bool) {
		var err error
		data, err = os.ReadFile(target)
		return err == nil
	})
	if !bytes.HasPrefix(data, []byte("%PDF-")) || !bytes.HasSuffix(bytes.TrimSpace(data), []byte("%%EOF")) {
		t.Errorf("%d bytes that are no whole PDF", len(data))
	}
	d.until("the export is in the library's history", func() bool { return d.exported() == target })
}

// exported is the path of the newest export that the library file knows of.
func (d *desktop) exported() string {
	ctx := context.Background()
	lib, err := store.Open(ctx, d.library)
	if err != nil {
		return ""
	}
	defer func() { _ = lib.Close() }() // it was only read
	all, err := lib.Exports(ctx)
	if err != nil || len(all) == 0 {
		return ""
	}
	return all[0].Path
}
