using System.Collections.Immutable;
using PlanLint.Diagnostics;

namespace PlanLint.Knowledge;

/// <summary>Why a row of knowledge is believed.</summary>
/// <param name="Sources">
/// Where it was read: URLs, <c>github.com/owner/repository@commit:path</c> or <c>npm:package@version:path</c>; in users' rows any text.
/// Empty when the row does not say.
/// </param>
/// <param name="Confidence">How sure it is: read in source or seen to happen, documented or generally known, or inferred.</param>
public sealed record Evidence(ImmutableArray<string> Sources, Confidence Confidence)
{
    /// <summary>The sources as a person opens them: a file at a commit is the URL of its page.</summary>
    public IEnumerable<string> Links => Sources.Select(Link);

    private static string Link(string source)
    {
        int at = source.IndexOf('@', StringComparison.Ordinal), colon = at < 0 ? -1 : source.IndexOf(':', at);
        return source.StartsWith("github.com/", StringComparison.Ordinal) && colon > 0
            ? $"https://{source[..at]}/blob/{source[(at + 1)..colon]}/{source[(colon + 1)..]}"
            : source;
    }
}
