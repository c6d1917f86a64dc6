(()=>{var e=document.getElementById("kurse");e&&location.hash==="#kurse"&&e.focus({preventScroll:!1});})();
