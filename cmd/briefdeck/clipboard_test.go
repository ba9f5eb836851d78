package main

import (
	"errors"
	"os/exec"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"briefdeck/internal/app"
)

func TestWhatAClipboardToolPrints(t *testing.T) {
	tests := map[string]struct {
		command string
		want    int // bytes
		fails   bool
	}{
		"a picture":                  {"printf 12345", 5, false},
		"nothing, as there is none":  {"exit 1", 0, false},
		"more than a picture may be": {"head -c 70000000 /dev/zero", 0, true},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			data, err := printedBy(exec.Command("sh", "-c", tt.command))
			if (err != nil) != tt.fails {
				t.Fatalf("the error is %v", err)
			}
			if diff := cmp.Diff(tt.want, len(data)); diff != "" {
				t.Error(diff)
			}
			if tt.fails && !strings.Contains(err.Error(), "larger than") {
				t.Errorf("it says %v", err)
			}
		})
	}
	if app.MaxPictureBytes >= 70000000 {
		t.Error("the largest case is no longer too large")
	}
}

func TestWithoutADisplayNoPictureIsPasted(t *testing.T) {
	t.Setenv("DISPLAY", "")
	t.Setenv("WAYLAND_DISPLAY", "")
	if _, err := clipboardPicture(t.Context()); !errors.Is(err, errNoClipboardTool) {
		t.Errorf("the error is %v", err)
	}
}
