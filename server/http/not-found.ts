// The answer to an address where nothing is: a page with a way back for browsers, a line of text for everybody else.
import type { RequestHandler } from 'express';
import { xmlText } from '../formats/xml-text.ts';

export function notFound(): RequestHandler {
  return (req, res) => {
    res.status(404).vary('Accept');
    // Who says nothing, or that anything will do, gets text.
    if (req.accepts(['text', 'html']) !== 'html') {
      res.type('text/plain').send(`There is no page at ${req.path}; the explorer is at /.\n`);
      return;
    }
    res.type('html').send(`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>No such page · Demarche</title>
</head>
<body>
<main>
<h1>There is no page here</h1>
<p>Demarche has nothing at <code>${xmlText(req.path)}</code>.</p>
<p><a href="/">To the explorer</a> · <a href="/graphiql">To the query editor</a></p>
</main>
</body>
</html>
`);
  };
}
