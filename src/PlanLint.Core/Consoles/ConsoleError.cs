using PlanLint.Text;

namespace PlanLint.Consoles;

/// <summary>Why the console has no value to show.</summary>
/// <param name="Summary">The kind of error; stable.</param>
/// <param name="Detail">More about it; may be empty.</param>
/// <param name="Location">Where in the expression, or in the configuration.</param>
public sealed record ConsoleError(string Summary, string Detail, SourceLocation Location);
