package assets

import (
	"embed"
	"errors"
	"fmt"
)

//go:generate go run ./gen generated

//go:embed generated/*
var generated embed.FS

// ErrNotGenerated means the program was built before its generated files were made.
var ErrNotGenerated = errors.New("this build lacks its chart engine or map: run `go generate ./assets` and build again")

// ECharts returns the chart library as JavaScript source and as stamped bytecode:
// a line naming the engine it was compiled for, then the code. Bytecode of another
// engine must not be run. ErrNotGenerated when either is missing.
func ECharts() (js, bytecode []byte, err error) {
	if js, err = generatedFile("echarts.js"); err != nil {
		return nil, nil, err
	}
	if bytecode, err = generatedFile("echarts.bytecode"); err != nil {
		return nil, nil, err
	}
	return js, bytecode, nil
}

// EChartsNotice is the text of the licence notices that ECharts' source carries,
// to be shown with the program's other notices. ErrNotGenerated when it is missing.
func EChartsNotice() (string, error) {
	text, err := generatedFile("echarts-notice.txt")
	return string(text), err
}

func generatedFile(name string) ([]byte, error) {
	b, err := generated.ReadFile("generated/" + name)
	if err != nil || len(b) == 0 {
		return nil, fmt.Errorf("read %s: %w", name, ErrNotGenerated)
	}
	return b, nil
}
