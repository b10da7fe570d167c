using System.Collections.Immutable;
using System.Text;
using PlanLint.Diagnostics;
using PlanLint.Evaluation.Functions;
using PlanLint.Text;

namespace PlanLint.Loading;

/// <summary>
/// Reads CODEOWNERS: patterns as GitHub and GitLab take them, with GitLab's sections, or regular expressions as Forgejo and Gitea do. A
/// line that is wrong is told and left out, as these servers do.
/// </summary>
internal sealed class CodeOwnersReader
{
    private readonly SourceText source;
    private readonly DiagnosticBag diagnostics;
    private readonly bool isOfForgejo;
    private readonly List<CodeOwnersRule> rules = [];
    private ImmutableArray<string> ofSection = [];
    private int section;

    /// <param name="source">The file.</param>
    /// <param name="isOfForgejo">True when lines begin with regular expressions.</param>
    /// <param name="diagnostics">Takes a note for each wrong line.</param>
    public CodeOwnersReader(SourceText source, bool isOfForgejo, DiagnosticBag diagnostics) =>
        (this.source, this.isOfForgejo, this.diagnostics) = (source, isOfForgejo, diagnostics);

    /// <summary>The rules in the file's order.</summary>
    public ImmutableArray<CodeOwnersRule> Read()
    {
        for (int i = 0; i < source.LineCount; i++)
        {
            var line = source.GetLine(i);
            if (Read(source.ToString(line).Trim()) is { } problem)
                diagnostics.Add(new Diagnostic(ToolRules.InputNotUnderstood, Severity.Note,
                    new MessageText("{0}, so the line names no owners.", [problem]), SourceLocation.At(source, line)));
        }
        return [.. rules];
    }

    /// <summary>Takes a line; what is wrong with it, or null.</summary>
    private string? Read(string line)
    {
        if (line.Length == 0 || line[0] == '#') return null;
        if (!isOfForgejo && line.AsSpan().TrimStart('^') is ['[', ..]) return ReadSection(line);
        var words = Words(line);
        if (words.Count == 0) return null;
        string[] wrong = [.. words.Skip(1).Where(w => !IsOwner(w))];
        if (wrong.Length > 0) return $"'{wrong[0]}' is neither @user, @organization/team nor an e-mail address";
        ImmutableArray<string> owners = [.. words.Skip(1).Select(Named).Distinct(StringComparer.Ordinal)];
        if (isOfForgejo) return ReadExpression(words[0], owners);
        if (words[0].AsSpan().IndexOfAny("[]") >= 0 || words[0][0] == '!') return $"'{words[0]}' holds '!' or brackets, which code owners do not take";
        rules.Add(new CodeOwnersRule(new CodeOwnersPattern(words[0]).Matches, owners.IsEmpty ? ofSection : owners, section));
        return null;
    }

    /// <summary>Each line is a section of its own: Forgejo asks everybody whose line matches.</summary>
    private string? ReadExpression(string text, ImmutableArray<string> owners)
    {
        bool isNegative = text[0] == '!';
        string expression = text[(isNegative ? 1 : 0)..];
        if (expression.StartsWith('/')) expression = expression[1..];
        if (owners.IsEmpty) return $"'{text}' is followed by no owner";
        if (Re2.Compile($"^(?:{expression})$", out string reason) is not { } pattern)
            return $"'{text}' is no regular expression, which Forgejo and Gitea take here ({reason.TrimEnd('.')})";
        rules.Add(new CodeOwnersRule(path => pattern.Matches(path).Any() != isNegative, owners, section++));
        return null;
    }

    /// <summary>GitLab's <c>^[Name][2] @owner</c>; the owners are those of its lines that name none.</summary>
    private string? ReadSection(string line)
    {
        int end = line.IndexOf(']', StringComparison.Ordinal);
        if (end < 0) return "The section has no ']'";
        string rest = line[(end + 1)..];
        if (rest.StartsWith('[')) rest = rest[(rest.IndexOf(']', StringComparison.Ordinal) + 1)..];
        section++;
        ofSection = [.. Words(rest).Where(IsOwner).Distinct(StringComparer.Ordinal)];
        return null;
    }

    /// <summary>The words up to a comment; a backslash takes what follows as it is.</summary>
    private static List<string> Words(string line)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        for (int i = 0; i < line.Length && line[i] != '#'; i++)
        {
            if (line[i] == '\\' && i + 1 < line.Length) word.Append(line[++i]);
            else if (!char.IsWhiteSpace(line[i])) word.Append(line[i]);
            else if (word.Length > 0) Take();
        }
        if (word.Length > 0) Take();
        return words;

        void Take()
        {
            words.Add(word.ToString());
            word.Clear();
        }
    }

    private bool IsOwner(string word) => isOfForgejo ? word.Trim('@').Length > 0 : word.Length > 1 && word.Contains('@', StringComparison.Ordinal);

    private static string Named(string owner) => owner.Contains('@', StringComparison.Ordinal) ? owner : "@" + owner;
}
