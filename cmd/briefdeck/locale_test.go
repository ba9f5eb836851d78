package main

import (
	"os"
	"testing"
)

func TestALocaleThatNamesNoLanguageBecomesEnglish(t *testing.T) {
	for _, tc := range []struct{ name, all, lang, want string }{
		{"nothing is set", "", "", "en_US.UTF-8"},
		{"C", "", "C", "en_US.UTF-8"},
		{"C with an encoding, over a language", "C.UTF-8", "de_DE.UTF-8", "en_US.UTF-8"},
		{"a language stays", "", "zh_CN.UTF-8", "zh_CN.UTF-8"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			t.Setenv("LC_ALL", tc.all)
			t.Setenv("LC_MESSAGES", "")
			t.Setenv("LANG", tc.lang)
			nameLanguage()
			if got := os.Getenv("LANG"); got != tc.want {
				t.Errorf("LANG is %q, want %q", got, tc.want)
			}
		})
	}
}
