export function App() {
  return <h1>Stalemate</h1>;
}
