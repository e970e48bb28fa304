/** Pipelines for both programs, each a set of files. */
export const pipelines: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'a chain of files': {
    'in.txt': 'alpha\n',
    'dvc.yaml': `stages:
  upper:
    cmd: tr a-z A-Z < in.txt > upper.txt
    deps: [in.txt]
    outs: [upper.txt]
  count:
    cmd: wc -c < upper.txt > count.txt
    deps: [upper.txt]
    outs: [count.txt]
`,
  },
  'params of every kind': {
    'params.yaml':
      'lr: 1e-05\nbig: 12345678901234567890\none: 1.0\nname: "yes"\nversion: "1.10"\nnothing:\nnested:\n  z: [1, null, {a: b}]\n  a: "it\'s: \\n two"\nlong: aaaaaaaaaaaaaaaaaaaaaaaaa bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb cccccccccccccccccccccccccccc ddddddddddd\n',
    'other.yaml': 'b: 0.1\na: naïve\n',
    'dvc.yaml': `stages:
  all:
    cmd: echo one
    params: [nested, lr, big, one, name, version, nothing, long, nested.z.2.a]
    outs:
      - o.txt:
          cache: false
  whole:
    cmd: cat other.yaml > whole.txt
    params:
      - other.yaml:
    outs: [whole.txt]
`.replace('cmd: echo one', 'cmd: echo one > o.txt'),
  },
  'folders, metrics and an executable': {
    'data/b': 'b',
    'data/a-1': '1',
    'data/a/1': 'x',
    'data/é/😀': 'y',
    'dvc.yaml': `stages:
  copy:
    cmd:
      - mkdir -p sub/out
      - cp -R data/. sub/out/
    deps: [data]
    outs: [sub/out]
  score:
    cmd: |
      echo '{"n": 4}' > m.json
      printf '#!/bin/sh\\n' > tool && chmod +x tool
    deps: [sub/out/a]
    outs: [tool]
    metrics:
      - m.json:
          cache: false
  empty:
    cmd: mkdir -p e
    deps: [tool]
    outs: [e/]
`,
  },
  'a wdir and a second file': {
    'sub/in.txt': 'one\n',
    'sub/params.yaml': 'k: 2\n',
    'sub/dvc.yaml': `stages:
  make:
    cmd: cat in.txt > ../made.txt
    deps: [in.txt]
    params: [k]
    outs: [../made.txt]
`,
    'dvc.yaml': `stages:
  use:
    wdir: sub
    cmd: cp ../made.txt used.txt
    deps: [../made.txt]
    outs: [used.txt]
`,
  },
};
