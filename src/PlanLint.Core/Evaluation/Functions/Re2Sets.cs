namespace PlanLint.Evaluation.Functions;

/// <summary>The sets of characters that RE2 has names for, as ranges of a .NET class.</summary>
internal static class Re2Sets
{
    public static string PerlClass(char name) => name switch
    {
        'd' => "0-9",
        'w' => "0-9A-Za-z_",
        _ => "\\t\\n\\f\\r\\x20",
    };

    public static string? AsciiClass(string name) => name switch
    {
        "alnum" => "0-9A-Za-z",
        "alpha" => "A-Za-z",
        "ascii" => "\\x00-\\x7F",
        "blank" => "\\t\\x20",
        "cntrl" => "\\x00-\\x1F\\x7F",
        "digit" => "0-9",
        "graph" => "!-~",
        "lower" => "a-z",
        "print" => "\\x20-~",
        "punct" => "!-/:-@\\[-`{-~",
        "space" => "\\t\\n\\v\\f\\r\\x20",
        "upper" => "A-Z",
        "word" => "0-9A-Za-z_",
        "xdigit" => "0-9A-Fa-f",
        _ => null,
    };

    /// <summary>The ranges of the first plane that an ASCII set leaves out.</summary>
    public static string Complement(string set) => set switch
    {
        "0-9" => "\\x00-/:-\\uFFFF",
        "0-9A-Za-z_" => "\\x00-/:-@\\[-\\^`{-\\uFFFF",
        "0-9A-Za-z" => "\\x00-/:-@\\[-`{-\\uFFFF",
        "A-Za-z" => "\\x00-@\\[-`{-\\uFFFF",
        "A-Z" => "\\x00-@\\[-\\uFFFF",
        "a-z" => "\\x00-`{-\\uFFFF",
        "\\t\\n\\f\\r\\x20" => "\\x00-\\x08\\x0B\\x0E-\\x1F!-\\uFFFF",
        "\\t\\n\\v\\f\\r\\x20" => "\\x00-\\x08\\x0E-\\x1F!-\\uFFFF",
        "\\t\\x20" => "\\x00-\\x08\\n-\\x1F!-\\uFFFF",
        "\\x00-\\x7F" => "\\x80-\\uFFFF",
        "\\x00-\\x1F\\x7F" => "\\x20-~\\x80-\\uFFFF",
        "!-~" => "\\x00-\\x20\\x7F-\\uFFFF",
        "\\x20-~" => "\\x00-\\x1F\\x7F-\\uFFFF",
        "0-9A-Fa-f" => "\\x00-/:-@G-`g-\\uFFFF",
        _ => "\\x00-\\x200-9A-Za-z\\x7F-\\uFFFF",
    };
}
