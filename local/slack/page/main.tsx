import { render } from 'preact'
import { App } from './components/app.tsx'
import './styles/base.css'
import './styles/rail.css'
import './styles/conversation.css'
import './styles/composer.css'
import './styles/blocks.css'
import './styles/elements.css'
import './styles/modal.css'

const page = document.getElementById('page')
if (page) render(<App />, page)
