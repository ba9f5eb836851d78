package ingest

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"briefdeck/internal/source"
)

// converted makes a twin of a document in another format with LibreOffice, and skips
// the test where there is none.
func converted(t *testing.T, file, format string) source.Draft {
	t.Helper()
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("no LibreOffice here to make a twin with")
	}
	name, data := shared(t, file)
	dir := t.TempDir()
	in := filepath.Join(dir, filepath.Base(name))
	if err := os.WriteFile(in, data, 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), office, "-env:UserInstallation=file://"+filepath.Join(dir, "profile"), "--headless", "--convert-to", format, "--outdir", dir, in)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Skipf("LibreOffice made no twin: %v\n%s", err, out)
	}
	ending := filepath.Ext(in)
	twin, err := os.ReadFile(in[:len(in)-len(ending)] + "." + format)
	if err != nil {
		t.Skipf("LibreOffice made no twin: %v", err)
	}
	return mustRead(t, "twin", string(twin))
}

func TestTwinsInTwoFormatsAgree(t *testing.T) {
	if testing.Short() {
		t.Skip("starts an office program")
	}
	for _, c := range []struct {
		file, format         string
		headings, paragraphs float64
	}{
		{"testdocs/usds_techfar.docx", "odt", 1, 0.95},
		{"testdocs/nist_800-63b_table.docx", "odt", 1, 0.95},
	} {
		t.Run(filepath.Base(c.file)+" as "+c.format, func(t *testing.T) {
			twin := converted(t, c.file, c.format)
			name, data := shared(t, c.file)
			agree(t, mustRead(t, name, string(data)), twin, c.headings, c.paragraphs)
		})
	}
}
