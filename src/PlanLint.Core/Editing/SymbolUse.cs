using PlanLint.Semantics;
using PlanLint.Text;

namespace PlanLint.Editing;

/// <summary>A place that names a symbol.</summary>
/// <param name="Symbol">What is named.</param>
/// <param name="Name">The place of the name itself: of <c>region</c> in <c>var.region</c>, without quotes of labels.</param>
/// <param name="IsDeclaration">True where the symbol is declared.</param>
public sealed record SymbolUse(Symbol Symbol, SourceLocation Name, bool IsDeclaration);
