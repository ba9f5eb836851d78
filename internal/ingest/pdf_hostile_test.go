package ingest

import (
	"bytes"
	"compress/zlib"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"
)

// deflated makes a stream object's body of content, with extra layers of compression.
func deflated(content []byte, layers int) string {
	filters := strings.Repeat("/FlateDecode ", layers)
	for range layers {
		var out bytes.Buffer
		w, _ := zlib.NewWriterLevel(&out, zlib.BestCompression)
		_, _ = w.Write(content)
		_ = w.Close()
		content = out.Bytes()
	}
	return fmt.Sprintf("<</Length %d/Filter[%s]>>stream\n%s\nendstream", len(content), filters, content)
}

// objectsPDF makes a PDF of numbered objects; the first is the catalogue.
func objectsPDF(objects ...string) []byte {
	var out bytes.Buffer
	var at []int
	out.WriteString("%PDF-1.7\n")
	for i, o := range objects {
		at = append(at, out.Len())
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, n := range at {
		fmt.Fprintf(&out, "%010d 00000 n \n", n)
	}
	fmt.Fprintf(&out, "trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, start)
	return out.Bytes()
}

// onePage makes a PDF of one page whose content is a given stream object.
func onePage(content string, more ...string) []byte {
	return objectsPDF(append([]string{
		"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1/Kids[3 0 R]>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F1 5 0 R>>/XObject<</X 6 0 R>>>>/Contents 4 0 R>>",
		content, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
	}, more...)...)
}

const words = "BT /F1 12 Tf 72 700 Td (Some words that can be read.) Tj ET\n"

// hostilePDFs are files that would hang, crash or fill a careless reader.
var hostilePDFs = sync.OnceValue(func() map[string][]byte {
	return map[string][]byte{
		"a stream that unpacks to 400 MB of blanks": onePage(deflated(append(bytes.Repeat([]byte(" "), 400<<20), words...), 1)),
		"streams packed in streams":                 onePage(deflated(append(bytes.Repeat([]byte("q Q "), 20<<20), words...), 3)),
		"three million characters on a page":        onePage(deflated([]byte("BT /F1 1 Tf 1 0 0 1 9 9 Tm "+strings.Repeat("(aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa bbbb) Tj 0 1 Td ", 55000)+"ET"), 1)),
		"arrays in arrays":                          onePage(deflated([]byte("BT /F1 12 Tf "+strings.Repeat("[", 500000)+strings.Repeat("]", 500000)+" TJ ET "+words), 1)),
		"dictionaries in dictionaries":              objectsPDF("<</Type/Catalog/Pages "+strings.Repeat("<</A", 200000)+" 1 "+strings.Repeat(">>", 200000)+">>", "<<>>"),
		"a form that draws itself": onePage(deflated([]byte("/X Do "+words), 1),
			"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>/Length 12>>stream\n/X Do /X Do \nendstream"),
		"a tree of pages that holds itself": objectsPDF("<</Type/Catalog/Pages 2 0 R/Outlines 3 0 R>>", "<</Type/Pages/Count 9/Kids[2 0 R 2 0 R]>>",
			"<</First 3 0 R/Last 3 0 R/Next 3 0 R/Title(x)>>"),
		"a count of pages that is a lie": objectsPDF("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 2000000000/Kids[]>>"),
		"states saved without end":       onePage(deflated(append(bytes.Repeat([]byte("q "), 3<<20), words...), 1)),
	}
})

func TestHostilePDFsAreReadOrRefusedInOneLine(t *testing.T) {
	for name, data := range hostilePDFs() {
		t.Run(name, func(t *testing.T) {
			began := time.Now()
			d, err := Read(t.Context(), "in.pdf", data)
			t.Logf("%d KB, %s: %d sections, %v", len(data)>>10, time.Since(began).Round(time.Millisecond), len(d.Sections), err)
			known := errors.Is(err, ErrEmpty) || errors.Is(err, ErrFormat) || errors.Is(err, ErrTooLarge)
			if err != nil && (!known || strings.Contains(err.Error(), "\n") || len(err.Error()) > 250) {
				t.Errorf("got %v", err)
			}
			if after, err := Read(t.Context(), "in.pdf", onePage(deflated([]byte(words), 1))); err != nil || len(after.Sections) == 0 {
				t.Errorf("the next document: %v", err)
			}
		})
	}
}

func TestTenThousandPagesAreRead(t *testing.T) {
	pages := make([]string, 10000)
	for i := range pages {
		pages[i] = fmt.Sprintf("BT /F1 12 Tf 72 700 Td (Page of bridge number %d stands here.) Tj ET", i+1)
	}
	d, err := Read(t.Context(), "in.pdf", pdfOf(pages...))
	if err != nil {
		t.Fatal(err)
	}
	n, last := 0, 0
	for _, s := range d.Sections {
		n += len(s.Paragraphs)
		for _, p := range s.Paragraphs {
			last = p.Page
		}
	}
	if n < 9990 || last != 10000 {
		t.Errorf("%d paragraphs, the last on page %d", n, last)
	}
}

func TestReadingAPDFStopsInsideAPage(t *testing.T) {
	data := hostilePDFs()["streams packed in streams"]
	if _, err := Read(t.Context(), "warm.pdf", onePage(deflated([]byte(words), 1))); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 400*time.Millisecond)
	defer cancel()
	began := time.Now()
	_, err := Read(ctx, "in.pdf", data)
	t.Logf("%s: %v", time.Since(began).Round(time.Millisecond), err)
	if err != nil && !errors.Is(err, context.DeadlineExceeded) && !errors.Is(err, ErrTooLarge) {
		t.Errorf("got %v", err)
	}
}

// largeFiles are honest files and others that are only large.
func largeFiles(t *testing.T) map[string]func(w *os.File) error {
	t.Helper()
	write := func(data []byte) func(*os.File) error {
		return func(f *os.File) error {
			_, err := f.Write(data)
			return err
		}
	}
	pages := make([]string, 10000)
	for i := range pages {
		s := &sheet{y: 720}
		for line := range 4 {
			s.flow(72, fmt.Sprintf("Line %d of page %d says how the bridges of the valley stand, and for how long they may.", line, i))
		}
		pages[i] = s.out.String()
	}
	return map[string]func(*os.File) error{
		"ten thousand pages":              write(pdfOf(pages...)),
		"a text of a million paragraphs":  write([]byte(strings.Repeat("a b.\n\n", 1_000_000))),
		"a text of many short paragraphs": write([]byte(strings.Repeat("a b.\n\n", maxParas-1))),
		"a gigabyte of text": func(f *os.File) error {
			if _, err := f.WriteString(strings.Repeat("The bridges of the valley stand.\n\n", 4000)); err != nil {
				return err
			}
			return f.Truncate(1 << 30)
		},
		"a page of many tags":                write([]byte("<html><body>" + strings.Repeat("<p>a</p>", 290_000) + "</body></html>")),
		"Markdown at its limit":              write([]byte("# T\n\n" + strings.Repeat("- a *b* [c](d)\n", maxMarkdown/16))),
		"a Word document of many paragraphs": write(docxOf(t, strings.Repeat(wp("Normal", ws("Bridges last.")), maxParas-1), nil)),
	}
}

// TestHostileAndLargeFilesStayInBounds reads them all in a process of their own and looks
// at the most memory it ever had.
func TestHostileAndLargeFilesStayInBounds(t *testing.T) {
	const child, mostKB = "BRIEFDECK_HOSTILE_CHILD", 600 << 10
	if name := os.Getenv(child); name != "" {
		began := time.Now()
		data, err := ReadFile(t.Context(), name)
		if err == nil {
			_, err = ReadWith(t.Context(), "in", data, Options{CacheDir: os.Getenv(child + "_CACHE")})
		}
		status, _ := os.ReadFile("/proc/self/status")
		for line := range strings.Lines(string(status)) {
			if strings.HasPrefix(line, "VmHWM:") {
				fmt.Printf("%s%s %v\n", line, time.Since(began).Round(100*time.Millisecond), err)
			}
		}
		return
	}
	if _, err := os.Stat("/proc/self/status"); err != nil {
		t.Skip("no /proc here to tell the memory")
	}
	if testing.Short() {
		t.Skip("reads large files")
	}
	files := largeFiles(t)
	for name, data := range hostilePDFs() {
		files[name] = func(f *os.File) error {
			_, err := f.Write(data)
			return err
		}
	}
	cache, file := t.TempDir(), t.TempDir()+"/in"
	for name, write := range files {
		t.Run(name, func(t *testing.T) {
			f, err := os.Create(file)
			if err == nil {
				err = errors.Join(write(f), f.Close())
			}
			if err != nil {
				t.Fatal(err)
			}
			cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run", "^TestHostileAndLargeFilesStayInBounds$")
			cmd.Env = append(os.Environ(), child+"="+file, child+"_CACHE="+cache)
			out, err := cmd.CombinedOutput()
			kb := 0
			if _, scan := fmt.Sscanf(string(out), "VmHWM: %d kB", &kb); err != nil || scan != nil {
				t.Fatalf("%v: %s", err, out)
			}
			_, result, _ := strings.Cut(string(out), "\n")
			result, _, _ = strings.Cut(result, "\n")
			t.Logf("%d MB, %s", kb>>10, result)
			if kb > mostKB {
				t.Errorf("%d MB", kb>>10)
			}
		})
	}
}
