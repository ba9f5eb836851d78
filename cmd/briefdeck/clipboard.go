package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"time"

	"briefdeck/internal/app"
)

// errNoClipboardTool means that pictures cannot be taken from the clipboard here: the
// toolkit's own clipboard carries text alone.
var errNoClipboardTool = errors.New("pasting a picture needs xclip, or wl-clipboard under Wayland; install it, or save the picture and drop the file")

// clipboardTools print the clipboard's picture as PNG, on X11 in pieces of any size.
var clipboardTools = []struct {
	display string // the variable that says that it can work
	command []string
}{
	{"WAYLAND_DISPLAY", []string{"wl-paste", "--no-newline", "--type", "image/png"}},
	{"DISPLAY", []string{"xclip", "-selection", "clipboard", "-target", "image/png", "-out"}},
}

// clipboardWait is how long another program may take to hand its picture over.
const clipboardWait = 10 * time.Second

// clipboardPicture is the picture on the clipboard as PNG; nil when it holds none.
func clipboardPicture(ctx context.Context) ([]byte, error) {
	ctx, end := context.WithTimeout(ctx, clipboardWait)
	defer end()
	for _, tool := range clipboardTools {
		path, err := exec.LookPath(tool.command[0])
		if os.Getenv(tool.display) == "" || err != nil {
			continue
		}
		return printedBy(exec.CommandContext(ctx, path, tool.command[1:]...))
	}
	return nil, errNoClipboardTool
}

// printedBy is what a command prints, up to the largest picture; a command that fails
// found nothing.
func printedBy(cmd *exec.Cmd) ([]byte, error) {
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, fmt.Errorf("read the clipboard: %w", err)
	}
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("read the clipboard: %w", err)
	}
	data, err := io.ReadAll(io.LimitReader(out, app.MaxPictureBytes+1))
	if len(data) > app.MaxPictureBytes {
		err = fmt.Errorf("larger than %d MB: %w", app.MaxPictureBytes>>20, app.ErrPicture)
		_ = cmd.Process.Kill() // it may have ended by itself
	}
	if ended := cmd.Wait(); err == nil && ended != nil {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read the clipboard: %w", err)
	}
	return data, nil
}
