using PlanLint.Text;
using PlanLint.Values;

namespace PlanLint.Documents;

/// <summary>One document of a file that may have several.</summary>
/// <param name="Content">The document.</param>
/// <param name="Position">Where it starts.</param>
internal sealed record Document(Value Content, LinePosition Position);
