namespace PlanLint.Site;

/// <summary>A page that is ready to be laid out.</summary>
/// <param name="Source">Its file in the repository.</param>
/// <param name="Target">Its file on the site.</param>
/// <param name="Title">Its first heading, as text.</param>
/// <param name="Body">Its content in HTML.</param>
/// <param name="Text">Its words, for the search.</param>
internal sealed record SitePage(string Source, string Target, string Title, string Body, string Text)
{
    /// <summary>The way from this page to another file of the site.</summary>
    public string PathTo(string target)
    {
        string up = string.Concat(Enumerable.Repeat("../", Target.Count(c => c == '/')));
        return up + target;
    }
}
