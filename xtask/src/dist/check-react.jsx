import { StrictMode, useState } from "react";
import { createRoot } from "react-dom/client";
import { Comparison } from "./Comparison.jsx";

const story = (years) => ({
  title: "The ferry",
  articles: [
    { outlet: "Agency", base: true, text: `The council voted on Tuesday to keep the river ferry for ${years} years.` },
    { outlet: "Post", text: `The council decided on Tuesday night to keep the ferry for another ${years} years.` },
  ],
});

const STORIES = [story("five"), story("seven")];

/** Shows, hides and changes a comparison, and says what it hears of it. */
function Page() {
  const [isShown, setShown] = useState(true);
  const [at, setAt] = useState(0);
  const [drawn, setDrawn] = useState(1);
  const [heard, setHeard] = useState([]);
  const onReady = ({ detail }) => setHeard((all) => [...all, detail.articles]);
  return (
    <>
      <h1>A fresh project with React</h1>
      <p>{`Drawn ${drawn}, heard of articles: ${heard.join(", ")}.`}</p>
      <button onClick={() => setDrawn(drawn + 1)}>Draw again</button>
      <button onClick={() => setAt(1 - at)}>Other story</button>
      <button onClick={() => setShown(!isShown)}>Hide or show</button>
      {isShown && <Comparison story={STORIES[at]} onReady={onReady} />}
    </>
  );
}

createRoot(document.getElementById("root")).render(
  <StrictMode>
    <Page />
  </StrictMode>,
);
