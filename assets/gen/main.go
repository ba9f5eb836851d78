// Command gen makes the generated files of package assets: ECharts' source out of
// the pinned module that carries it, its bytecode, and its licence notices; and the
// map of countries.
//
//	gen FOLDER
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"

	"modernc.org/quickjs"
)

// The modules that files are taken from; go.mod pins their versions, go.sum their content.
const (
	echarts = "github.com/xo/echartsgoja"
	apache  = "fyne.io/systray" // under the same licence as ECharts, with its full text
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: gen FOLDER")
		os.Exit(2)
	}
	if err := generate(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

func generate(folder string) error {
	js, err := moduleFile(echarts, "echarts.min.js")
	if err != nil {
		return err
	}
	licence, err := moduleFile(apache, "LICENSE")
	if err != nil {
		return err
	}
	bytecode, err := compile(js)
	if err != nil {
		return err
	}
	countries, err := world()
	if err != nil {
		return err
	}
	for name, content := range map[string][]byte{
		"world.json": countries,
		"echarts.js": js, "echarts.bytecode": bytecode, "echarts-notice.txt": append(notices(js), licence...),
	} {
		if err := write(filepath.Join(folder, name), content); err != nil {
			return err
		}
	}
	return nil
}

// compile turns source into bytecode under a first line that names the engine and
// the word size, which bytecode depends on. Package chart reads that line.
func compile(js []byte) ([]byte, error) {
	vm, err := quickjs.NewVM()
	if err != nil {
		return nil, fmt.Errorf("start the JavaScript engine: %w", err)
	}
	defer func() { _ = vm.Close() }()
	code, err := vm.Compile(string(js), quickjs.EvalGlobal)
	if err != nil {
		return nil, fmt.Errorf("compile ECharts: %w", err)
	}
	stamp := "quickjs " + quickjs.Version() + " " + strconv.Itoa(strconv.IntSize) + "\n"
	return append([]byte(stamp), code...), nil
}

// moduleFile reads a file of a module, which is fetched when it is not there yet.
func moduleFile(module, name string) ([]byte, error) {
	dir, err := moduleDir(module)
	if err != nil {
		return nil, err
	}
	data, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		return nil, fmt.Errorf("read %s of module %s: %w", name, module, err)
	}
	return data, nil
}

// moduleDir finds the module's folder in the module cache.
func moduleDir(module string) (string, error) {
	cmd := exec.Command("go", "mod", "download", "-json", module)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	var got struct{ Dir, Error string }
	if jsonErr := json.Unmarshal(out, &got); jsonErr != nil && err == nil {
		err = jsonErr
	}
	if got.Error != "" {
		err = errors.New(got.Error)
	}
	if err != nil {
		return "", fmt.Errorf("find module %s: %w", module, err)
	}
	return got.Dir, nil
}

// notices collects the comments that speak of a licence or a copyright.
func notices(js []byte) []byte {
	var out bytes.Buffer
	for {
		_, after, found := bytes.Cut(js, []byte("/*"))
		if !found {
			return out.Bytes()
		}
		comment, rest, found := bytes.Cut(after, []byte("*/"))
		if !found {
			return out.Bytes()
		}
		if lower := bytes.ToLower(comment); bytes.Contains(lower, []byte("licens")) || bytes.Contains(lower, []byte("copyright")) {
			out.WriteString(tidy(comment))
		}
		js = rest
	}
}

// tidy takes the stars and rulers of a comment away.
func tidy(comment []byte) string {
	var out bytes.Buffer
	for _, line := range bytes.Split(bytes.Trim(comment, "!* \n"), []byte("\n")) {
		line = bytes.TrimRight(bytes.TrimLeft(bytes.TrimSpace(line), "* "), "* ")
		out.Write(append(line, '\n'))
	}
	return out.String() + "\n"
}

// write puts content into place in one step, and leaves a file that is right alone.
func write(path string, content []byte) error {
	if old, err := os.ReadFile(path); err == nil && bytes.Equal(old, content) {
		return nil
	}
	part := path + ".part"
	if err := os.WriteFile(part, content, 0o644); err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	if err := os.Rename(part, path); err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	return nil
}
