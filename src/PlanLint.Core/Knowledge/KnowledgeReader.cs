using PlanLint.Diagnostics;
using PlanLint.Knowledge.Reading;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Knowledge;

/// <summary>Reads files of knowledge. Files are parsed when the first row is asked for, rows read one by one, so knowing costs a start nothing.</summary>
public static class KnowledgeReader
{
    /// <summary>A knowledge base over files that are known to be right: mistakes in them are skipped silently, row by row.</summary>
    /// <param name="files">Files of any rows.</param>
    /// <param name="providers">Files about types of one provider alone, by the prefix of those types: each is read when a type of it is
    /// first asked for.</param>
    public static KnowledgeBase ReadTrusted(IEnumerable<SourceText> files, IReadOnlyDictionary<string, Func<SourceText>>? providers = null) =>
        new(new KnowledgeRows(() => [.. files.Select(HclParser.ParseFile)], providers: providers is null ? null : new ProviderFiles(providers)));

    /// <summary>
    /// A knowledge base that knows what <paramref name="known"/> does and what users' files add; a row of a file
    /// replaces the earlier one of the same label, and counts before others. Every mistake in the files is reported with its place; a wrong row is left out.
    /// </summary>
    public static KnowledgeBase Extend(KnowledgeBase known, IEnumerable<SourceText> files, DiagnosticBag diagnostics)
    {
        SyntaxTree[] added = [.. files.Select(HclParser.ParseFile)];
        if (added.Length == 0) return known;
        foreach (var tree in added)
        {
            diagnostics.AddRange(tree.Diagnostics);
            KnowledgeRows.Validate(tree, diagnostics);
        }
        return new KnowledgeBase(new KnowledgeRows(() => [.. added], known.Rows));
    }
}
