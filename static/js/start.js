/* Vor dem ersten Bild: die Seite weiß, dass es Skripte gibt. Alles geht auch ohne sie. */
document.documentElement.classList.add("js");
