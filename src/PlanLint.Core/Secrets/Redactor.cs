using System.Globalization;
using System.Text;
using PlanLint.Diagnostics;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Secrets;

/// <summary>
/// Replaces sensitive values in outputs, by place and by value, because a plan copies them to unmasked places. Knows each value in the
/// spellings that readers decode to it. A value that is also an ordinary word or a name (<c>main</c>, <c>postgres</c>) is hidden
/// where values stand and nowhere else. One pass over a text, whatever the number of values. What stands for a value is a label
/// numbered in the order of appearance, so an instance serves one output; not safe to call from several threads.
/// </summary>
public sealed class Redactor
{
    /// <summary>Values shorter than this many characters are not looked for: they would hide ordinary words.</summary>
    public const int MinimumLength = SecretIndex.MinimumLength;

    /// <summary>What stands for a sensitive value that is no text.</summary>
    public const string Hidden = "(sensitive)";

    private readonly SecretIndex index;
    private readonly OrdinaryWords ordinary;
    private readonly SecretPlaces places;
    private readonly SecretFinder finder;
    private readonly Dictionary<string, string> labels = new(StringComparer.Ordinal);

    private Redactor(SecretIndex index, OrdinaryWords ordinary, SecretPlaces places)
    {
        (this.index, this.ordinary, this.places) = (index, ordinary, places);
        finder = new SecretFinder(index, ordinary.Contains);
    }

    /// <summary>Redacts nothing.</summary>
    public static Redactor None => Of([]);

    /// <summary>True when there is nothing to look for.</summary>
    public bool IsEmpty => index.IsEmpty && places.IsEmpty;

    /// <summary>A redactor of the values given; values shorter than <see cref="MinimumLength"/> and words of the language are ignored.</summary>
    public static Redactor Of(IEnumerable<string> sensitive) => Of(sensitive, () => []);

    /// <summary>The same, and the names that stay readable although a value has the same letters.</summary>
    public static Redactor Of(IEnumerable<string> sensitive, Func<IEnumerable<string>> names) => Of(sensitive, names, new SecretPlaces());

    internal static Redactor Of(IEnumerable<string> sensitive, Func<IEnumerable<string>> names, SecretPlaces places)
    {
        var index = SecretIndex.Of(sensitive);
        return new Redactor(index, new OrdinaryWords(index, names), places);
    }

    /// <summary>A redactor of everything that any of those given hides.</summary>
    public static Redactor All(IEnumerable<Redactor> redactors)
    {
        var known = redactors.Where(r => !r.IsEmpty).Distinct().ToList();
        if (known is [var only]) return only.ForOutput();
        var index = SecretIndex.All(known.Select(r => r.index));
        var places = new SecretPlaces();
        foreach (var redactor in known) places.Add(redactor.places);
        return new Redactor(index, new OrdinaryWords(index, () => known.SelectMany(r => r.ordinary.Names())), places);
    }

    /// <summary>The same, with labels that begin at 1: for one output.</summary>
    public Redactor ForOutput() => new(index, ordinary, places);

    /// <summary>What stands for a value: <c>(sensitive #2)</c>. Equal values have equal labels.</summary>
    public string Label(string value)
    {
        if (!labels.TryGetValue(value, out string? label))
            labels.Add(value, label = string.Create(CultureInfo.InvariantCulture, $"(sensitive #{labels.Count + 1})"));
        return label;
    }

    /// <summary>
    /// A text of words, names and places, with every sensitive value replaced that is not an ordinary word; the same instance when it holds
    /// none.
    /// </summary>
    public string Redact(string text) => Replace(text, 0, Find(text));

    /// <summary>A message: its words, addresses and numbers stay as they are, names count as text, and values as values.</summary>
    public string Redact(MessageText message) => message.ToString(argument => argument switch
    {
        QuotedValue value => Redact(value),
        string text => Redact(text),
        _ => argument,
    });

    /// <summary>A value as messages show it: the label of a secret, else its text with every sensitive value replaced, then shortened.</summary>
    public string Redact(QuotedValue value) => value.Secret is { } secret ? Label(secret) : value.ToString(RedactValue);

    /// <summary>A value, or a text made of values, with every sensitive value replaced; the same instance when it holds none.</summary>
    public string RedactValue(string text) => Replace(text, 0, Matches(finder.Find(text, isValue: true)));

    /// <summary>A stretch of a source as <see cref="FindIn"/> sees it.</summary>
    public string RedactSource(SourceText source, TextSpan span) => Replace(source.ToString(span), 0, FindIn(source, span));

    /// <summary>Configuration that is written for the user: its strings are values.</summary>
    public string RedactCode(string code)
    {
        if (IsEmpty) return code;
        var source = SourceText.From(code, "");
        var tree = HclParser.ParseFile(source);
        if (tree.HasErrors) tree = HclParser.ParseExpression(source);
        // A part of a block or of a list tells not what of it is a value.
        if (tree.HasErrors) return RedactValue(code);
        var found = finder.Find(code, isValue: false);
        foreach (var literal in SecretPlaces.Literals(tree)) AddIn(code, literal.Start, literal.End, found);
        return Replace(code, 0, Matches(SecretFinder.Merge(found)));
    }

    /// <summary>Where sensitive values stand, in order; values that overlap come as one match.</summary>
    public IReadOnlyList<Match> Find(string text) => Matches(finder.Find(text, isValue: false));

    /// <summary>
    /// Where sensitive values stand in a stretch of a source, in order and from its start: the literals that are secrets by their place,
    /// ordinary words within literals, and everything else by value.
    /// </summary>
    public IReadOnlyList<Match> FindIn(SourceText source, TextSpan span) => Matches(FoundIn(source, span));

    /// <summary>True when a sensitive value stands in a stretch of a source. Gives no label away.</summary>
    internal bool Hides(SourceText source, TextSpan span) => FoundIn(source, span).Count > 0;

    private List<SecretFinder.Found> FoundIn(SourceText source, TextSpan span)
    {
        string text = source.ToString(span);
        var found = finder.Find(text, isValue: false);
        foreach (var file in places.In(source))
        {
            foreach (var (place, value) in file.Secrets)
                if (place.Overlaps(span))
                    found.Add(new SecretFinder.Found(Math.Max(place.Start, span.Start) - span.Start, Math.Min(place.End, span.End) - span.Start, value));
            if (index.IsEmpty) continue;
            foreach (var literal in file.Literals)
            {
                if (!literal.Overlaps(span)) continue;
                AddIn(text, Math.Max(literal.Start, span.Start) - span.Start, Math.Min(literal.End, span.End) - span.Start, found);
            }
        }
        return SecretFinder.Merge(found);
    }

    /// <summary>Adds what stands in a value within a text.</summary>
    private void AddIn(string text, int from, int to, List<SecretFinder.Found> found) =>
        found.AddRange(finder.Find(text[from..to], isValue: true).Select(f => f with { Start = f.Start + from, End = f.End + from }));

    private List<Match> Matches(List<SecretFinder.Found> found) => found.ConvertAll(f => new Match(f.Start, f.End, Label(f.Value)));

    private static string Replace(string text, int copied, IReadOnlyList<Match> matches)
    {
        if (matches.Count == 0) return text;
        var builder = new StringBuilder(text.Length);
        foreach (var match in matches)
        {
            builder.Append(text, copied, match.Start - copied).Append(match.Label);
            copied = match.End;
        }
        return builder.Append(text, copied, text.Length - copied).ToString();
    }

    /// <summary>A stretch of text that must not be shown.</summary>
    /// <param name="Start">First UTF-16 unit.</param>
    /// <param name="End">Just past the last.</param>
    /// <param name="Label">What stands for it.</param>
    public readonly record struct Match(int Start, int End, string Label);
}
