using PlanLint.Text;

namespace PlanLint.Rules;

/// <summary>A place where a root module reads an output of a state.</summary>
/// <param name="Output">The output's name.</param>
/// <param name="Root">The reading root module's path.</param>
/// <param name="At">The reference.</param>
internal sealed record StateReader(string Output, string Root, SourceLocation At);
