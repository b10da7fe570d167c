using System.Collections.Immutable;

namespace PlanLint.Reporting.Html;

/// <summary>Who owns the planned changes, with all that each owns.</summary>
internal static class HtmlOwners
{
    private const int AddressesShown = 200;

    /// <summary>Writes the section; nothing when nobody is named.</summary>
    public static void Write(ImmutableArray<OwnedChanges> owners, string id, HtmlPage page)
    {
        if (owners.IsEmpty) return;
        page.Raw($"<section id=\"{id}\"><h2>Owners of the planned changes</h2>\n<dl class=\"facts\">");
        foreach (var owned in owners) page.Term(owned.Owner ?? "nobody", page.Text(owned.Text(AddressesShown)));
        page.Raw("</dl></section>\n");
    }
}
