namespace PlanLint.Fixes;

/// <summary>How members of a JSON object are set.</summary>
/// <param name="NewLine">The line end; null for everything on one line.</param>
/// <param name="Indentation">What stands before each member.</param>
/// <param name="Unit">What a level adds to it.</param>
internal sealed record JsonLayout(string? NewLine, string Indentation, string Unit)
{
    /// <summary>Everything on one line.</summary>
    public static JsonLayout OneLine { get; } = new(null, "", "");

    /// <summary>What stands between two members after the comma, and before the first and after the last of several lines.</summary>
    public string Break => NewLine is null ? "" : NewLine + Indentation;

    /// <summary>One level further in.</summary>
    public JsonLayout Inner => this with { Indentation = Indentation + Unit };

    /// <summary>One level further out.</summary>
    public JsonLayout Outer => this with { Indentation = Indentation[..^Unit.Length] };
}
