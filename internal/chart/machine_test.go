package chart

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"briefdeck/assets"
)

func evenWidth(text string, size float64, _ bool) float64 { return float64(len(text)) * size / 2 }

const smallOption = `{"xAxis":[{"type":"category","data":["a","b"]}],"yAxis":[{"type":"value"}],"series":[{"type":"bar","data":[1,2]}]}`

func TestTheGeneratedBytecodeIsForThisEngine(t *testing.T) {
	_, stamped, err := assets.ECharts()
	if err != nil {
		t.Fatal(err)
	}
	stamp, _, _ := bytes.Cut(stamped, []byte("\n"))
	if string(stamp) != engineStamp() {
		t.Errorf("bytecode for %q, engine is %q: run go generate ./assets", stamp, engineStamp())
	}
}

func TestSourceAndBytecodeDrawTheSame(t *testing.T) {
	js, _, err := assets.ECharts()
	if err != nil {
		t.Fatal(err)
	}
	compiled, err := loadLibrary()
	if err != nil {
		t.Fatal(err)
	}
	var got [2]string
	for i, lib := range []library{compiled, {js: js}} {
		m, err := newMachine(lib, evenWidth)
		if err != nil {
			t.Fatal(err)
		}
		defer m.close()
		if got[i], err = m.render(context.Background(), smallOption, Size{300, 200}); err != nil {
			t.Fatal(err)
		}
	}
	if got[0] != got[1] || !strings.Contains(got[0], "<path") {
		t.Errorf("bytecode drew %s\nsource drew %s", got[0], got[1])
	}
}

func TestAChartThatNeverEndsIsStoppedAndItsMachineThrownAway(t *testing.T) {
	p := newPool(evenWidth)
	defer p.close()
	if _, err := p.render(context.Background(), smallOption, Size{300, 200}); err != nil {
		t.Fatal(err)
	}
	for name, cancelled := range map[string]bool{"deadline": false, "cancel": true} {
		m := p.idle[0]
		if _, err := m.vm.Eval("var drawn = render; render = function (o, w, h) { if (o === 'endless') while (true) {} return drawn(o, w, h); }", 0); err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithTimeout(context.Background(), 50*time.Millisecond)
		if cancelled {
			ctx, cancel = context.WithCancel(context.Background())
			time.AfterFunc(20*time.Millisecond, cancel)
		}
		if _, err := p.render(ctx, "endless", Size{300, 200}); !errors.Is(err, context.DeadlineExceeded) && !errors.Is(err, context.Canceled) {
			t.Errorf("%s: got %v", name, err)
		}
		cancel()
		if len(p.idle) != 0 {
			t.Errorf("%s: the machine was kept", name)
		}
		if _, err := p.render(context.Background(), smallOption, Size{300, 200}); err != nil {
			t.Errorf("%s: the next chart: %v", name, err)
		}
	}
}

func TestAMachineThatTakesTooMuchMemoryFails(t *testing.T) {
	lib, err := loadLibrary()
	if err != nil {
		t.Fatal(err)
	}
	m, err := newMachine(lib, evenWidth)
	if err != nil {
		t.Fatal(err)
	}
	defer m.close()
	if _, err := m.vm.Eval("var hoard = []; while (true) hoard.push(new Array(100000).fill(1));", 0); err == nil {
		t.Error("no limit stopped it")
	}
}

func TestAPanicWhileMeasuringReachesTheCaller(t *testing.T) {
	p := newPool(func(string, float64, bool) float64 { panic("no such face") })
	defer p.close()
	defer func() {
		if recover() == nil || len(p.idle) != 0 {
			t.Error("the panic was lost, or the machine kept")
		}
	}()
	legend := strings.Replace(smallOption, `"series"`, `"legend":{"data":["a"]},"series"`, 1)
	_, _ = p.render(context.Background(), strings.Replace(legend, `"type":"bar"`, `"type":"bar","name":"a"`, 1), Size{300, 200})
}

func TestNothingInAChartKnowsTheTimeOrChance(t *testing.T) {
	lib, err := loadLibrary()
	if err != nil {
		t.Fatal(err)
	}
	m, err := newMachine(lib, evenWidth)
	if err != nil {
		t.Fatal(err)
	}
	defer m.close()
	const say = `restartChance(); [Date.now(), +new Date(), new Date(5).getTime(), Math.random(), Math.random()].join()`
	first, err := m.vm.Eval(say, 0)
	if err != nil {
		t.Fatal(err)
	}
	second, err := m.vm.Eval(say, 0)
	if err != nil || first != second || !strings.HasPrefix(first.(string), "0,0,5,0.0000224779") {
		t.Errorf("%v, then %v (%v)", first, second, err)
	}
}
