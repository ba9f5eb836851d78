package pdf_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"briefdeck/internal/frame"
	"briefdeck/internal/pdf"
	"briefdeck/internal/typeset"
)

// write gives the pages as a PDF.
func write(t *testing.T, fs *typeset.Faces, pages ...*frame.Frame) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := pdf.Write(t.Context(), &b, pdf.Document{Meta: meta, Pages: pages, Faces: fs}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// tool runs a program on the PDF, named where args say "FILE", and gives what it
// prints. The test is skipped where the program is not installed.
func tool(t *testing.T, data []byte, name string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		t.Skipf("%s is not installed: nothing else here can read a PDF back", name)
	}
	file := filepath.Join(t.TempDir(), "out.pdf")
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	for i := range args {
		if args[i] == "FILE" {
			args[i] = file
		}
	}
	var stdout, stderr bytes.Buffer
	cmd := exec.CommandContext(t.Context(), name, args...)
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); err != nil || stderr.Len() > 0 {
		t.Fatalf("%s: %v: %s%s", name, err, stdout.String(), stderr.String())
	}
	return stdout.String()
}

// text is what a reader copies from the PDF, in the order of the page's instructions.
func text(t *testing.T, data []byte) string {
	t.Helper()
	return tool(t, data, "pdftotext", "-raw", "FILE", "-")
}
