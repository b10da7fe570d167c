using System.Collections.Immutable;

namespace PlanLint.Reporting;

/// <summary>A table of plain strings.</summary>
/// <param name="Columns">Headings.</param>
/// <param name="Rows">Cells, as many a row as there are headings.</param>
public sealed record TextTable(ImmutableArray<string> Columns, ImmutableArray<ImmutableArray<string>> Rows);
